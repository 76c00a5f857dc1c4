namespace PuyangFabu.Tests;

/// <summary>
/// Words that the glossary (<c>docs/glossary.md</c>) replaces are shown to nobody. Those by which people look for a place
/// (<c>FindablePlaces</c>) are theirs.
/// </summary>
public sealed class GlossaryTests
{
    [Theory]
    [InlineData("src/PuyangFabu", "推送", "结果不明", "没有答上来的话")]
    [InlineData("src/PuyangFabu/Console", "审计日志", "审计记录")]
    public void No_page_and_no_answer_uses_a_word_that_another_one_replaces(string folder, params string[] replaced) => Assert.Empty(
        from file in SourceTree.Files(folder, "*.cs").Concat(SourceTree.Files(folder, "*.razor"))
        where !file.Path.EndsWith("FindablePlaces.cs", StringComparison.Ordinal)
        from word in replaced
        where file.Text.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}: {word}");
}
