using System.Globalization;
using System.Text;
using CsvHelper;

namespace PuyangFabu.Content.Tables;

/// <summary>A table to be taken away as a file that reads back as the same.</summary>
public sealed record TableContent(IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<string>> Rows)
{
    private IEnumerable<IReadOnlyList<string>> All => Rows.Prepend(Headings);

    /// <summary>With a byte order mark, so that spreadsheets see UTF-8.</summary>
    public byte[] ToCsv() => Csv(All, marked: true);

    /// <summary>The rows alone, to follow those of another part of the same table.</summary>
    public byte[] ToCsvRows() => Csv(Rows, marked: false);

    public byte[] ToWorkbook() => Workbook.Write(All);

    private static byte[] Csv(IEnumerable<IReadOnlyList<string>> rows, bool marked)
    {
        var output = new MemoryStream();
        using (var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: marked)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(SpreadsheetCell.Write(cell));
                }

                csv.NextRecord();
            }
        }

        return output.ToArray();
    }
}
