using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace PuyangFabu.Content.Tables;

/// <summary>The first sheet of a workbook (.xlsx). Its cells are text: nothing in them is run.</summary>
internal static class Workbook
{
    /// <summary>Unpacked; a small file can be made to hold very much.</summary>
    private const int MostUnpacked = 64 * 1024 * 1024;

    public static TableFile Read(byte[] bytes)
    {
        try
        {
            return IsSmall(bytes) ? ReadRows(new MemoryStream(bytes)) : TableFile.Refused("这个 Excel 文件展开后太大；请只留要用的那张表，另存一份。");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Whatever the library makes of a file that is none.
            return TableFile.Refused("这个文件打不开，不是正确的 Excel 文件（.xlsx）；请在表格软件里另存为 .xlsx 或 CSV。");
        }
    }

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        // The library takes the columns from the first row; a list of synonyms is as wide as its longest group.
        var all = rows.ToList();
        var width = all.Select(static row => row.Count).DefaultIfEmpty(0).Max();
        var output = new MemoryStream();
        output.SaveAs(
            all.Select(row => row.Concat(Enumerable.Repeat("", width - row.Count)).Index().ToDictionary(static cell => ColumnName(cell.Index), static cell => (object)SpreadsheetCell.Write(cell.Item))),
            printHeader: false,
            configuration: new OpenXmlConfiguration { TableStyles = TableStyles.None, AutoFilter = false });
        return output.ToArray();
    }

    private static TableFile ReadRows(Stream content)
    {
        var rows = new List<TableRow>();
        var cells = 0L;
        foreach (var row in content.Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>())
        {
            // The library fills in what a file leaves out between two cells, however far they are apart.
            cells += row.Count;
            if (TableReader.TooMuch(rows.Count, row.Count, cells) is { } refused)
            {
                return refused;
            }

            rows.Add(new TableRow(rows.Count + 1, [.. row.Values.Select(static value => SpreadsheetCell.Read(TextOf(value)))]));
        }

        return new TableFile([.. rows.Where(static row => row.Cells.Any(static cell => cell.Length > 0))], null);
    }

    private static string TextOf(object? value) => value switch
    {
        null => "",
        double number when Math.Abs(number) < 1e15 && number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // What a file says of its own size is not to be believed.
    private static bool IsSmall(byte[] bytes)
    {
        using var parts = new ZipArchive(new MemoryStream(bytes));
        var buffer = new byte[64 * 1024];
        long unpacked = 0;
        foreach (var part in parts.Entries)
        {
            using var content = part.Open();
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                if ((unpacked += read) > MostUnpacked)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // A, B, … Z, AA: what the library calls columns.
    private static string ColumnName(int index) => index < 26 ? $"{(char)('A' + index)}" : ColumnName((index / 26) - 1) + ColumnName(index % 26);
}
