using System.Text.RegularExpressions;

namespace PuyangFabu.Tests;

/// <summary>
/// Words that the glossary (<c>docs/glossary.md</c>) replaces are shown to nobody. Those by which people look for a place
/// (<c>FindablePlaces</c>) are theirs.
/// </summary>
public sealed class GlossaryTests
{
    [Theory]
    [InlineData("src/PuyangFabu", "推送", "结果不明", "没有答上来的话", "删掉", "操作员页")]
    [InlineData("src/PuyangFabu/Console", "审计日志", "审计记录", "备注名或代号", "删去这", "已删去", "\"删去", ">删去", "全部删去")]
    public void No_page_and_no_answer_uses_a_word_that_another_one_replaces(string folder, params string[] replaced) => Assert.Empty(
        from file in SourceTree.Files(folder, "*.cs").Concat(SourceTree.Files(folder, "*.razor"))
        where !file.Path.EndsWith("FindablePlaces.cs", StringComparison.Ordinal)
        from word in replaced
        where file.Text.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}: {word}");

    /// <summary>The role is called 系统管理 where roles are listed; whoever has it is 系统管理员.</summary>
    [Fact]
    public void Who_administers_the_system_is_called_by_one_name() => Assert.Empty(
        from file in SourceTree.Files("src/PuyangFabu", "*.cs").Concat(SourceTree.Files("src/PuyangFabu", "*.razor"))
        from Match found in Regex.Matches(file.Text, "[^\"\n]?系统管理(?!员).?")
        where found.Value != "系统管理\""
        select $"{file.Path}: {found.Value}");

    [Fact]
    public void The_glossary_explains_each_word_once()
    {
        var words = Regex.Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "docs/glossary.md")), "^\\| ([^|]+) \\|", RegexOptions.Multiline)
            .SelectMany(static row => row.Groups[1].Value.Split('、'))
            .ToList();
        Assert.True(words.Count > 50, $"{words.Count} words");
        Assert.Empty(words.GroupBy(static word => word).Where(static word => word.Count() > 1).Select(static word => word.Key));
    }
}
