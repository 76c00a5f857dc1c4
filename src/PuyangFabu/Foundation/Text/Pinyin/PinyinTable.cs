using System.Text;

namespace PuyangFabu.Foundation.Text.Pinyin;

/// <summary>
/// How Chinese characters are read, without tones; a character with several usual readings has all of them. Made from
/// Unicode's data (see <c>eng/pinyin-table.cs</c>): no package of pinyin is served where the program must build.
/// </summary>
internal static class PinyinTable
{
    private const char First = '\u4E00';
    private const char Last = '\u9FFF';

    private static readonly string[]?[] Readings = new string[]?[Last - First + 1];

    static PinyinTable()
    {
        using var stream = typeof(PinyinTable).Assembly.GetManifestResourceStream(typeof(PinyinTable), "pinyin-table.txt")
            ?? throw new InvalidOperationException("The table of pinyin is missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var end = line.IndexOf(' ', StringComparison.Ordinal);
            var syllable = line[..end];
            foreach (var character in line.AsSpan(end + 1))
            {
                Readings[character - First] = [.. Readings[character - First] ?? [], syllable];
            }
        }
    }

    /// <summary>The readings of a character; none when it is not Chinese or rare.</summary>
    public static ReadOnlySpan<string> Of(char character) => character is >= First and <= Last ? Readings[character - First] : [];

    /// <summary>Every character that has a reading for which the condition holds.</summary>
    public static IEnumerable<char> Where(Predicate<string> condition) =>
        from offset in Enumerable.Range(0, Readings.Length)
        where Readings[offset] is { } readings && Array.Exists(readings, condition)
        select (char)(First + offset);
}
