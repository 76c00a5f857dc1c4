using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using PuyangFabu.Content.Tables;

namespace PuyangFabu.Tests.Content.Tables;

/// <summary>Tables as files: what goes out comes back, and nothing in them is run.</summary>
public sealed class TableReaderTests
{
    private static readonly string[] Dangerous =
        ["=1+1", "+86 393", "-10", "@SUM(A1)", "\tx", "＝1", "'=1", "''=1", "'quoted'", "=HYPERLINK(\"http://x\",\"点\")", "a,b", "两\n行", "0393-6666666", " 空格", "<b>&</b>"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_a_spreadsheet_would_run_is_written_as_text_and_comes_back_as_it_was(bool workbook)
    {
        var content = new TableContent(["一", "二"], Dangerous.Select(static IReadOnlyList<string> (cell) => [cell, "x"]));
        var file = workbook ? content.ToWorkbook() : content.ToCsv();

        var read = TableReader.Read(file);

        Assert.Null(read.Broken);
        Assert.Equal(Dangerous, read.Rows.Skip(1).Select(static row => row.Cells[0]));
        if (workbook)
        {
            Assert.DoesNotContain("<f>", Sheet(file), StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotMatch("(?m)^\"?[=+@＝-]", Encoding.UTF8.GetString(file).TrimStart('\uFEFF'));
        }
    }

    [Fact]
    public void A_workbook_keeps_the_lines_of_its_sheet_and_numbers_as_people_typed_them()
    {
        var read = TableReader.Read(new TableContent(["名称", "电话"], [["公安局", "110"], ["", ""], ["医保局", "12393"]]).ToWorkbook());

        Assert.Equal([1, 2, 4], read.Rows.Select(static row => row.Line));
        Assert.Equal("12393", read.Rows[2].Cells[1]);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 no workbook", "不是正确的 Excel 文件")]
    [InlineData("%PDF-1.7", "PDF")]
    public void A_wrong_file_is_told_in_a_sentence(string text, string told) =>
        Assert.Contains(told, TableReader.Read(Encoding.UTF8.GetBytes(text)).Broken!.Value.Reason, StringComparison.Ordinal);

    [Fact]
    public void An_old_workbook_is_told_how_to_be_saved() =>
        Assert.Contains(".xlsx", TableReader.Read([0xd0, 0xcf, 0x11, 0xe0, 0xa1]).Broken!.Value.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_workbook_that_unpacks_to_very_much_is_refused()
    {
        var bomb = new MemoryStream();
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var nothing = new byte[1024 * 1024];
            for (var written = 0; written < 65; written++)
            {
                sheet.Write(nothing);
            }
        }

        Assert.Contains("太大", TableReader.Read(bomb.ToArray()).Broken!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_packed_for_a_form_comes_back_and_anything_else_is_nothing()
    {
        var file = TableReader.Read("名称\n公安局\n"u8);

        var (here, elsewhere) = (new PackedTable(new EphemeralDataProtectionProvider()), new PackedTable(new EphemeralDataProtectionProvider()));

        Assert.Equal("公安局", here.Unpack(here.Pack(file))!.Rows[1].Cells[0]);
        Assert.Null(here.Unpack("不是"));
        Assert.Null(here.Unpack(Convert.ToBase64String("不是"u8)));
        Assert.Null(here.Unpack(elsewhere.Pack(file)));
    }

    [Fact]
    public void A_file_with_more_cells_than_anybody_fills_in_is_refused_while_it_is_read()
    {
        var lines = string.Concat(Enumerable.Repeat("a\n", TableReader.MostRows + 1));
        Assert.Contains("行太多", TableReader.Read(Encoding.UTF8.GetBytes(lines)).Broken!.Value.Reason, StringComparison.Ordinal);
        Assert.Contains("列太多", TableReader.Read(Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("a", TableReader.MostColumns + 1)))).Broken!.Value.Reason, StringComparison.Ordinal);
        var wide = string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Repeat("", TableReader.MostColumns)) + "\n", (TableReader.MostCells / TableReader.MostColumns) + 1));
        Assert.Contains("格子太多", TableReader.Read(Encoding.UTF8.GetBytes(wide)).Broken!.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_whose_only_far_cell_makes_it_huge_is_refused_before_all_of_it_is_filled_in()
    {
        var book = new MemoryStream(new TableContent(["名称", "电话"], [["公安局", "110"]]).ToWorkbook());
        using (var archive = new ZipArchive(book, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = archive.Entries.First(static entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            using var written = new StreamWriter(archive.CreateEntry(name).Open());
            written.Write(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:CU199990\"/><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>名称</t></is></c></row><row r=\"199990\"><c r=\"CU199990\" t=\"inlineStr\"><is><t>远</t></is></c></row></sheetData></worksheet>");
        }

        Assert.Contains("太多", TableReader.Read(book.ToArray()).Broken!.Value.Reason, StringComparison.Ordinal);
    }

    private static string Sheet(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.Entries.First(static entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
