using System.Diagnostics;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Review.Comparing;

namespace PuyangFabu.Tests.Review.Comparing;

public sealed class TextComparisonTests
{
    /// <summary>A second or two where nothing else runs; far more than a busy machine makes of it, less than what grows by the square takes.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private const int Longest = ArticleInputRules.LongestBody;

    [Fact]
    public void What_was_changed_within_a_line_is_told_character_by_character() =>
        Assert.Equal(
            [new TextPiece(PieceKind.Same, "第一行\n今天"), new(PieceKind.Removed, "晴"), new(PieceKind.Added, "阴"), new(PieceKind.Same, "。\n第三行")],
            TextComparison.Between("第一行\n今天晴。\n第三行", "第一行\n今天阴。\n第三行"));

    // What it costs without bounds is the product of the differences.
    [Theory]
    [InlineData(1, Longest)]
    [InlineData(333, 3000)]
    [InlineData(2000, 500)]
    [InlineData(4000, 250)]
    [InlineData(10_000, 100)]
    [InlineData(Longest / 2, 2)]
    public void Two_long_texts_with_nothing_in_common_are_compared_in_time_and_completely(int lines, int length) =>
        ComparedInTime(Text(1, lines, length, 5000), Text(2, lines, length, 5000));

    [Theory]
    [InlineData(333, 3000)]
    [InlineData(3999, 250)]
    public void So_are_long_texts_whose_every_second_line_was_changed(int lines, int length)
    {
        var (old, current) = (Text(1, lines, length, 4).Split('\n'), Text(2, lines, length, 4).Split('\n'));
        ComparedInTime(string.Join('\n', old), string.Join('\n', old.Select((line, index) => index % 2 == 0 ? line : current[index])));
    }

    [Fact]
    public void So_are_the_same_few_lines_in_another_order()
    {
        var chance = new Random(410900);
        string[] few = ["甲", "乙", "丙"];
        ComparedInTime(string.Join('\n', chance.GetItems(few, 4000)), string.Join('\n', chance.GetItems(few, 4000)));
    }

    private static void ComparedInTime(string old, string current)
    {
        var watch = Stopwatch.StartNew();
        var pieces = TextComparison.Between(old, current);
        Assert.True(watch.Elapsed < Hang, $"took {watch.Elapsed}");

        Assert.Equal(old, string.Concat(pieces.Where(static piece => piece.Kind != PieceKind.Added).Select(static piece => piece.Text)));
        Assert.Equal(current, string.Concat(pieces.Where(static piece => piece.Kind != PieceKind.Removed).Select(static piece => piece.Text)));
    }

    private static string Text(int seed, int lines, int length, int characters)
    {
        var chance = new Random(seed);
        return string.Join('\n', Enumerable.Range(0, lines).Select(_ => string.Create(length - 1, chance, (text, random) =>
        {
            foreach (ref var character in text)
            {
                character = (char)('一' + random.Next(characters));
            }
        })));
    }
}
