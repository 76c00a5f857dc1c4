using System.IO.Compression;
using System.Text;
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

        Assert.Equal("公安局", PackedTable.Unpack(PackedTable.Pack(file))!.Rows[1].Cells[0]);
        Assert.Null(PackedTable.Unpack("不是"));
        Assert.Null(PackedTable.Unpack(Convert.ToBase64String("不是"u8)));
    }

    private static string Sheet(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.Entries.First(static entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open());
        return reader.ReadToEnd();
    }
}
