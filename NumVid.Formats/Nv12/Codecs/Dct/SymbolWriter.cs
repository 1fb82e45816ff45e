namespace NumVid.Formats.Nv12.Codecs.Dct;

/// <summary>Writes the symbols of one sort of frames by a code of their own.</summary>
internal sealed class SymbolWriter
{
    private readonly RunLengths _symbols;
    private readonly HuffmanCode _code;
    private readonly BitWriter _writer;
    private int _next;

    /// <summary>Finds the code and writes its table.</summary>
    internal SymbolWriter(RunLengths symbols, BitWriter writer)
    {
        (_symbols, _writer) = (symbols, writer);
        _code = HuffmanCode.For(symbols.Counts);
        HuffmanTable.Write(_code, writer);
    }

    /// <summary>Writes the symbols in front of a place that were not written yet.</summary>
    internal void WriteUpTo(int end)
    {
        for (; _next < end; _next++)
        {
            var symbol = _symbols[_next];
            var number = symbol.Symbol;
            _writer.Write((uint)_code.CodeOf(number), _code.Lengths[number]);
            if (symbol.Level != 0)
            {
                _writer.Write(symbol.Bits, symbol.Size);
            }
        }
    }
}
