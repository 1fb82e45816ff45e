using NumVid.Formats.Nv12;

namespace NumVid.Tests.Formats.Nv12.Golden;

/// <content>A file whose streams went on with the steps that were appended.</content>
internal static partial class GoldenRecipes
{
    private const string OpenName = "predictive-open.nv12";

    private static void WriteOpen(string path, string threads)
    {
        const string Quality = "rows:abs=0.05,codec=predictive;full:abs=0.05,codec=predictive,effort=best;"
            + "fast:abs=0.05,codec=predictive,effort=fast";
        string[] names = ["rows", "full", "fast", "more"];
        int[] shape = [1, 15, 18];
        using (var data = new Nv12DataSet($"{path}?openMode=create{threads}&quality={Quality};more:abs=0.05,codec=predictive"))
        {
            data.IsAutocommitEnabled = false;
            foreach (var name in names)
            {
                Add(data, name, TestFields.Smooth<float>(shape, 51, noise: 0.4), shape);
            }

            data.Commit();
        }

        // One, two, three and five frames in a stream.
        for (var step = 0; step < 5; step++)
        {
            using var data = new Nv12DataSet($"{path}?openMode=open{threads}");
            data.IsAutocommitEnabled = false;
            foreach (var name in names[(step < 1 ? 0 : step < 2 ? 1 : step < 3 ? 2 : 3)..])
            {
                data[name].Append(TestFields.Shaped(TestFields.Smooth<float>(shape, 52 + step, noise: 0.4), shape));
            }

            data.Commit();
        }
    }
}
