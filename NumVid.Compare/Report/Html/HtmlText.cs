using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NumVid.Compare.Report.Charts;

namespace NumVid.Compare.Report.Html;

/// <summary>Text of a page in the making. What is filled into a template is escaped by the template itself, so that
/// nothing from a file can be taken for markup by an oversight.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Characters so far; bytes, as long as they are ASCII.</summary>
    internal int Length => _text.Length;

    /// <summary>Adds a template with its values escaped.</summary>
    /// <remarks>The compiler has filled the template into this text before the call.</remarks>
    internal void Add([InterpolatedStringHandlerArgument("")] Template template)
    {
        _ = template;
        _text.Append('\n');
    }

    /// <summary>Adds what is markup already: a drawing, a style sheet.</summary>
    internal void AddMarkup(string markup) => _text.Append(markup);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Fills a template.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Template
    {
        private readonly StringBuilder _text;

        /// <summary>Called by the compiler.</summary>
        public Template(int literalLength, int formattedCount, HtmlText page)
        {
            _text = page._text;
            _text.EnsureCapacity(_text.Length + literalLength + formattedCount);
        }

        /// <summary>Markup as written in the program.</summary>
        public void AppendLiteral(string literal) => _text.Append(literal);

        /// <summary>A text, escaped.</summary>
        public void AppendFormatted(string? text) => _text.Append(Markup.Escape(text ?? ""));

        /// <summary>A number.</summary>
        public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
