using System.Text;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Words;

namespace PuyangFabu.Tests.Content.Checks.Words;

/// <summary>List files as offices keep them: two encodings, two languages, and every slip named by its line.</summary>
public sealed class WordListReaderTests
{
    private const string Head = "kind,words,severity,suggestion,contexts,enabled\n";

    [Fact]
    public void A_file_is_read_line_by_line()
    {
        var list = Read(Head + """
            exact,帐户,hint,账户,,true
            ,截止目前,hint,截至目前,,
            pattern,第[0-9]+届|首界,confirm,,,true
            together,一国两制|高度自治,block,,,true
            order,张三|李四|王五,confirm,,,false
            exact,"a,b",block,"写""整""齐",甲a,是
            """.Replace("甲a", "甲a,b乙", StringComparison.Ordinal).Replace(",甲a,b乙,", ",\"甲a,b乙\",", StringComparison.Ordinal));
        Assert.Empty(list.Problems);
        Assert.Equal(["exact", "exact", "pattern", "together", "order", "exact"], list.Rules.Select(static rule => rule.Kind));
        Assert.Equal("第[0-9]+届|首界", list.Rules[2].Words);
        Assert.Equal(["张三", "李四", "王五"], list.Rules[4].WordList);
        Assert.False(list.Rules[4].Enabled);
        Assert.Equal(("a,b", "写\"整\"齐", "甲a,b乙"), (list.Rules[5].Words, list.Rules[5].Suggestion, list.Rules[5].Contexts));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    public void The_encoding_is_found_out(string encoding, bool mark)
    {
        var text = "类型,词语,级别,建议\r\n精确,帐户,提示,账户\r\n同现,一国两制|高度自治,禁发,\r\n";
        var writing = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? new UTF8Encoding(mark);
        var list = WordListReader.Read([.. writing.Preamble, .. writing.GetBytes(text)]);
        Assert.Empty(list.Problems);
        Assert.Equal(("帐户", "账户", FindingSeverity.Hint), (list.Rules[0].Words, list.Rules[0].Suggestion, list.Rules[0].Severity));
    }

    [Theory]
    [InlineData("exactly,词,hint,,,", "类型")]
    [InlineData("exact,词,serious,,,", "级别")]
    [InlineData("exact,词,hint,,,maybe", "启用")]
    [InlineData("exact,,hint,,,", "没有写词")]
    [InlineData("exact,\u200b,hint,,,", "看得见")]
    [InlineData("pattern,(,hint,,,", "正则写法有误")]
    [InlineData("pattern,a*,hint,,,", "空文字")]
    [InlineData("together,一个,hint,,,", "至少要两个")]
    [InlineData("order,一个,hint,,,", "至少要两个")]
    [InlineData("exact,词,hint,,别的,", "例外")]
    [InlineData("exact,词,hint,,,true,多一列", "列")]
    [InlineData("exact,词\"语,hint,,,", "")]
    public void A_bad_line_is_named_and_nothing_is_read(string line, string reason)
    {
        var list = Read($"{Head}exact,好词,hint,,,\n{line}\n");
        Assert.Empty(list.Rules);
        var problem = Assert.Single(list.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void All_bad_lines_are_named_by_the_number_that_an_editor_shows()
    {
        var list = Read(Head + "exact,\"两\n行\",hint,,,\n\nexact,好,bad,,,\nexact,好,hint,,,\nbad,好,hint,,,\n");
        Assert.Equal([5, 7], list.Problems.Select(static problem => problem.Line));
    }

    [Theory]
    [InlineData("", "空")]
    [InlineData("kind,words,severity\n", "没有词")]
    [InlineData("kind,words,severity,colour\n", "colour")]
    [InlineData("kind,words,words,severity\n", "两次")]
    [InlineData("kind,severity\nexact,hint\n", "words")]
    [InlineData("words\n词\n", "severity")]
    public void A_file_that_is_no_list_says_why(string text, string reason) =>
        Assert.Contains(reason, Assert.Single(Read(text).Problems).Reason, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Contains("编码", Assert.Single(WordListReader.Read([0xff, 0xfe, 0x00, 0xff, 0xff]).Problems).Reason, StringComparison.Ordinal);
        Assert.Contains("编码", Assert.Single(WordListReader.Read("a\0b"u8).Problems).Reason, StringComparison.Ordinal);
        Assert.Contains("太大", Assert.Single(WordListReader.Read(new byte[9 * 1024 * 1024]).Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var rules = Read(Head + "exact,\"a,b|c\",block,\"写\"\"整齐\"\"\",xc,true\npattern,\"a|b\",hint,,,false\norder,甲|乙,confirm,,,true\n").Rules;
        Assert.Equal(3, rules.Count);
        var again = WordListReader.Read(WordListWriter.Write(rules));
        Assert.Empty(again.Problems);
        Assert.Equal(rules, again.Rules);
    }

    [Fact]
    public void The_shipped_example_is_a_list()
    {
        var list = WordListReader.Read(File.ReadAllBytes(Path.Combine(SourceTree.Root, "config/examples/words.csv")));
        Assert.Empty(list.Problems);
        Assert.Equal(["exact", "order", "pattern", "together"], list.Rules.Select(static rule => rule.Kind).Distinct().Order());
    }

    private static ParsedWordList Read(string text) => WordListReader.Read(Encoding.UTF8.GetBytes(text));
}
