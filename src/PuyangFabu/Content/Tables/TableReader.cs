using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Tables;

/// <summary>Reads a table that somebody brings: CSV in UTF-8 or GB18030, as spreadsheets in China save it, or a workbook (.xlsx).</summary>
public static class TableReader
{
    /// <summary>Hundreds of thousands of lines.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public const int MostRows = 200_001;
    public const int MostColumns = 100;

    /// <summary>Of all rows together, empty ones too: each costs memory and time, whatever is in it.</summary>
    public const int MostCells = 2_000_000;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        IgnoreBlankLines = true,
        DetectColumnCountChanges = false,
        BadDataFound = static _ => throw new FormatException("引号没有成对"),
    };

    public static TableFile Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length > MostBytes ? TableFile.Refused($"文件太大（{bytes.Length} 字节，最多 {MostBytes} 字节）。")
        : bytes.StartsWith("PK\u0003\u0004"u8) ? Workbook.Read(bytes.ToArray())
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]) ? TableFile.Refused("这是旧格式的 Excel 文件（.xls），读不出来；请在表格软件里另存为 .xlsx 或 CSV。")
        : bytes.StartsWith("%PDF"u8) ? TableFile.Refused("这是 PDF 文件，不是表格；请选择 CSV 或 Excel（.xlsx）文件。")
        : Decode(bytes) is { } text ? Read(text)
        : TableFile.Refused("文件不是 UTF-8 或 GB18030 编码的文字，也不是 Excel（.xlsx）；请另存为“CSV UTF-8”或 .xlsx。");

    /// <summary>Asked before each further row.</summary>
    /// <param name="cells">Of the rows so far and this one.</param>
    /// <returns>Null while there is room.</returns>
    internal static TableFile? TooMuch(int rows, int columns, long cells) =>
        columns > MostColumns ? TableFile.Refused($"表里的列太多，最多 {MostColumns} 列。")
        : rows >= MostRows ? TableFile.Refused($"表里的行太多，最多 {MostRows - 1} 行。")
        : cells > MostCells ? TableFile.Refused($"表里的格子太多，最多 {MostCells} 个；空行、空列也算，请只留要用的。")
        : null;

    private static TableFile Read(string text)
    {
        using var csv = new CsvReader(new StringReader(text), Format);
        var rows = new List<TableRow>();
        var cells = 0L;
        try
        {
            while (csv.Read())
            {
                cells += csv.Parser.Count;
                if (TooMuch(rows.Count, csv.Parser.Count, cells) is { } refused)
                {
                    return refused;
                }

                rows.Add(new TableRow(csv.Parser.RawRow, Array.ConvertAll(csv.Parser.Record!, SpreadsheetCell.Read)));
            }
        }
        catch (Exception broken) when (broken is FormatException or CsvHelperException)
        {
            return new TableFile(rows, new TableProblem(csv.Parser.RawRow, broken is FormatException ? broken.Message : "不是正确的 CSV"));
        }

        return new TableFile(rows, null);
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return (StrictEncodings.FromUtf8(bytes) ?? StrictEncodings.FromGb18030(bytes)) is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
    }
}
