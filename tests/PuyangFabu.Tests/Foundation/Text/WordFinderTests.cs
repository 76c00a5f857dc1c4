using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Tests.Foundation.Text;

public sealed class WordFinderTests
{
    [Fact]
    public void Words_inside_of_words_and_across_each_other_are_all_found() => Assert.Equal(
        [(1, 0, 1), (0, 0, 2), (2, 1, 3)],
        Found(["水电", "水", "电费单"], "水电费单"));

    [Fact]
    public void Nothing_is_found_of_no_words_or_in_no_text()
    {
        Assert.Empty(Found([], "水电"));
        Assert.Empty(Found(["水电"], ""));
        Assert.Empty(Found(["水电"], "水"));
    }

    [Fact]
    public void Random_words_and_texts_give_what_the_plain_definition_gives()
    {
        var random = new Random(20161123);
        for (var round = 0; round < 300; round++)
        {
            string[] words = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Letters(random, 5)).Distinct()];
            var text = Letters(random, 60);

            var byDefinition =
                from start in Enumerable.Range(0, text.Length)
                from word in words.Index()
                where string.CompareOrdinal(text, start, word.Item, 0, word.Item.Length) == 0
                orderby start, word.Item.Length
                select (word.Index, start, word.Item.Length);
            Assert.Equal(byDefinition, Found(words, text));
        }
    }

    private static List<(int Word, int Start, int Length)> Found(string[] words, string text)
    {
        var found = new List<(int, int, int)>();
        foreach (var (word, start, length) in new WordFinder(words).In(text))
        {
            found.Add((word, start, length));
        }

        return found;
    }

    // Two letters, so that words overlap and nest.
    private static string Letters(Random random, int longest) =>
        string.Concat(Enumerable.Range(0, random.Next(1, longest)).Select(_ => random.Next(2) == 0 ? '水' : '电'));
}
