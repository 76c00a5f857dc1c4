// Writes src/PuyangFabu/Foundation/Text/Pinyin/pinyin-table.txt from Unicode's own data files:
//
//   dotnet run eng/pinyin-table.cs -- Unihan_Readings.txt Unihan_OtherMappings.txt > pinyin-table.txt
//
// Each line of the result is a syllable without its tone, as people type it (ü is v), a space, and the characters of
// GB 2312 that are read so: the most usual reading (kMandarin) and what a frequency count of Modern Chinese
// (kHanyuPinlu) has in one of ten uses or more.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

const double LeastShare = 0.1;

var common = File.ReadLines(args[1]).Where(line => line.Contains("\tkGB0\t", StringComparison.Ordinal)).Select(line => Hex(line[2..line.IndexOf('\t', StringComparison.Ordinal)])).ToHashSet();
var characters = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
foreach (var line in File.ReadLines(args[0]).Where(line => line.StartsWith("U+", StringComparison.Ordinal)))
{
    var fields = line.Split('\t');
    var code = Hex(fields[0][2..]);
    if (code is < 0x4E00 or > 0x9FFF || !common.Contains(code))
    {
        continue;
    }

    if (fields[1] == "kMandarin")
    {
        Add(fields[2].Split(' ')[0], code);
    }
    else if (fields[1] == "kHanyuPinlu")
    {
        var counts = Regex.Matches(fields[2], @"(\S+?)\((\d+)\)").Select(match => (Syllable: match.Groups[1].Value, Count: double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))).ToList();
        foreach (var (syllable, _) in counts.Where(reading => reading.Count >= LeastShare * counts.Sum(each => each.Count)))
        {
            Add(syllable, code);
        }
    }
}

Console.OutputEncoding = new UTF8Encoding(false);
foreach (var (syllable, codes) in characters)
{
    Console.Write($"{syllable} {string.Concat(codes.Select(char.ConvertFromUtf32))}\n");
}

void Add(string reading, int code)
{
    var syllable = Toneless(reading);
    if (!characters.TryGetValue(syllable, out var codes))
    {
        characters[syllable] = codes = [];
    }

    codes.Add(code);
}

// Not by string.Normalize: the result must not hang on the culture data of the machine.
static string Toneless(string reading)
{
    const string Marked = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ";
    const string Plain = "aaaaeeeeiiiioooouuuuvvvvvnnnm";
    return string.Concat(reading.Where(letter => letter is not ('\u0304' or '\u0301' or '\u030C' or '\u0300')).Select(letter => Marked.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Plain[at] : letter));
}

static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
