using System.Globalization;
using System.Text;
using CsvHelper;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Writes a list as a file that reads back as the same list, with a byte order mark so that spreadsheets see UTF-8.</summary>
public static class WordListWriter
{
    public static byte[] Write(IEnumerable<WordRule> rules)
    {
        var output = new MemoryStream();
        using (var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            WriteRow(csv, WordListColumns.All);
            foreach (var rule in rules)
            {
                WriteRow(csv, rule.Kind, rule.Words.Replace('\n', '|'), rule.Severity, rule.Suggestion, rule.Contexts.Replace('\n', '|'), rule.Enabled ? "true" : "false");
            }
        }

        return output.ToArray();
    }

    private static void WriteRow(CsvWriter csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
