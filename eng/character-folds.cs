// Writes src/PuyangFabu/Foundation/Text/Folding/character-folds.txt from Unicode's own data files:
//
//   dotnet run eng/character-folds.cs -- UnicodeData.txt Unihan_Variants.txt variant-characters.txt > character-folds.txt
//
// Each line of the result is the code of a character in hexadecimal, a space, and what search sees instead of the
// character (nothing: it is left out).
// A line joins, in this order: compatibility decomposition (NFKD, so full width becomes half width), removal of
// combining marks and of invisible characters, lower case, the simplified form of a traditional character.
using System.Globalization;
using System.Text;

var decompositions = new Dictionary<int, int[]>();
var lowerCase = new Dictionary<int, int>();
var dropped = new HashSet<int>();
foreach (var line in File.ReadLines(args[0]))
{
    var fields = line.Split(';');
    var code = Hex(fields[0]);
    // Mn: marks that combine; Cf: joiners, direction marks, soft hyphen, byte order mark.
    if (fields[2] is "Mn" or "Cf")
    {
        dropped.Add(code);
    }

    if (fields[5].Length > 0)
    {
        decompositions[code] = [.. fields[5].Split(' ').Where(part => part[0] != '<').Select(Hex)];
    }

    if (fields[13].Length > 0)
    {
        lowerCase[code] = Hex(fields[13]);
    }
}

var simplified = new Dictionary<int, int>();
foreach (var line in File.ReadLines(args[1]).Where(line => line.Contains("\tkSimplifiedVariant\t", StringComparison.Ordinal)))
{
    var fields = line.Split('\t');
    var source = Hex(fields[0][2..]);
    // Where Unihan names several forms (乾: 乾 干) the one that differs from the source wins, the common block before
    // the rare ones. Both sides of every comparison are folded alike, so a form too wide (乾隆 read as 干隆) costs nothing.
    var targets = fields[2].Split(' ').Select(part => Hex(part[2..])).Where(target => target != source && target is >= 0x4E00 and < 0xA000).ToArray();
    if (targets.Length > 0)
    {
        simplified[source] = targets[0];
    }
}

foreach (var line in File.ReadLines(args[2]).Where(line => line.Length > 0 && line[0] != '#'))
{
    foreach (var pair in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    {
        var runes = pair.EnumerateRunes().ToArray();
        simplified[runes[0].Value] = runes[1].Value;
    }
}

var result = new StringBuilder();
foreach (var code in decompositions.Keys.Concat(lowerCase.Keys).Concat(dropped).Concat(simplified.Keys).Distinct().Order())
{
    // Surrogates cannot stand alone; Hangul syllables have algorithmic decompositions that search does not want.
    if (code is >= 0xD800 and < 0xE000)
    {
        continue;
    }

    var folded = string.Concat(Fold(code).Select(char.ConvertFromUtf32));
    var source = char.ConvertFromUtf32(code);
    if (folded != source && folded.Trim().Length == folded.Length && !char.IsWhiteSpace(source, 0))
    {
        result.Append(code.ToString("X4", CultureInfo.InvariantCulture)).Append(' ').Append(folded).Append('\n');
    }
}

Console.OutputEncoding = new UTF8Encoding(false);
Console.Write(result);

IEnumerable<int> Fold(int code)
{
    if (decompositions.TryGetValue(code, out var parts))
    {
        return parts.SelectMany(Fold);
    }

    if (dropped.Contains(code))
    {
        return [];
    }

    if (lowerCase.TryGetValue(code, out var lower))
    {
        return Fold(lower);
    }

    return simplified.TryGetValue(code, out var simple) ? Fold(simple) : [code];
}

static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
