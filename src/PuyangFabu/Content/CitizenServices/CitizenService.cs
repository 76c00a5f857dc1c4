using System.Text.Json;
using PuyangFabu.Content.Versions;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>Something that citizens can get done, look up, pay, book or call.</summary>
public sealed record CitizenService
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What else people call it, as a JSON array.</summary>
    public required string Words { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required string Text { get; init; }

    /// <summary>Entry of the directory that is responsible; null where it is none of it.</summary>
    public long? UnitId { get; init; }

    /// <summary>Who is responsible, by name; empty when unknown.</summary>
    public string UnitName { get; init; } = "";

    /// <summary>Absolute http or https address, or empty.</summary>
    public string Url { get; init; } = "";

    /// <summary>A mini program's name or its link, or empty.</summary>
    public string MiniProgram { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>When it is open, as people write it.</summary>
    public string Hours { get; init; } = "";

    /// <summary>Where it is for; empty for the whole city.</summary>
    public string County { get; init; } = "";

    /// <summary>What it is listed under: 办事, 查询 …</summary>
    public string Theme { get; init; } = "";

    /// <summary>Not shown before; null from ever.</summary>
    public long? FromMs { get; init; }

    /// <summary>Not shown from here on; null for ever.</summary>
    public long? UntilMs { get; init; }

    /// <summary>Made up to show the product; until somebody saves it.</summary>
    public bool Sample { get; init; }

    public long SortOrder { get; init; }

    public long Revision { get; init; } = 1;

    public long UpdatedMs { get; init; }

    /// <summary>Operators who changed it since it was last looked over, as a JSON array of their ids.</summary>
    public string Hands { get; init; } = "[]";

    /// <summary>The revision that a second person looked over; null when none was.</summary>
    public long? ReviewedRevision { get; init; }

    /// <summary>Who looked it over last, by name; empty for nobody.</summary>
    public string ReviewedBy { get; init; } = "";

    public long? ReviewedMs { get; init; }

    /// <summary>Nobody but those who wrote it has looked at what it says now. A sample says by its own mark that it is made up, and is saved first.</summary>
    public bool ToCheck => !Sample && ReviewedRevision != Revision;

    /// <exception cref="JsonException">The row is damaged.</exception>
    public IEnumerable<long?> HandIds => ContentJson.Read<long[]>(Hands).Select(static id => (long?)id);

    /// <exception cref="JsonException">The row is damaged.</exception>
    public IReadOnlyList<string> WordList => ContentJson.Read<string[]>(Words);

    /// <summary>The number as a telephone takes it.</summary>
    public string Dialled => string.Concat(Phone.Split('转', '、')[0].Where(static character => char.IsAsciiDigit(character) || character == '+'));

    public bool IsShownAt(long nowMs) => (FromMs is not { } from || from <= nowMs) && (UntilMs is not { } until || nowMs < until);

    /// <summary>Whether its name, its other words, its text or its number holds the words.</summary>
    public bool Holds(string words) =>
        new[] { Name, Text, Phone, UnitName }.Concat(WordList).Any(text => text.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same, with one more who had a hand in it.</summary>
    /// <param name="hand">Null for who is nobody in particular.</param>
    public CitizenService TouchedBy(long? hand) => this with { Hands = ContentJson.Write(HandIds.Append(hand).OfType<long>().Distinct().ToArray()) };
}
