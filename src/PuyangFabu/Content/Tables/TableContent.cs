using System.Globalization;
using System.Text;
using CsvHelper;

namespace PuyangFabu.Content.Tables;

/// <summary>A table to be taken away as a file that reads back as the same.</summary>
public sealed record TableContent(IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<string>> Rows)
{
    private IEnumerable<IReadOnlyList<string>> All => Rows.Prepend(Headings);

    /// <summary>With a byte order mark, so that spreadsheets see UTF-8.</summary>
    public byte[] ToCsv()
    {
        var output = new MemoryStream();
        using (var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var row in All)
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

    public byte[] ToWorkbook() => Workbook.Write(All);
}
