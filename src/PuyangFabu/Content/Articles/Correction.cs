using System.Globalization;

namespace PuyangFabu.Content.Articles;

/// <summary>A 更正说明: what was wrong and is put right by the version that brings it.</summary>
/// <param name="AtMs">When readers got it; null until then.</param>
/// <param name="Text">One line.</param>
public sealed record Correction(long? AtMs, string Text)
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<Correction> Read(string lines) =>
    [
        .. from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split('\t', 2)
           select new Correction(parts[0].Length == 0 ? null : long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]),
    ];

    /// <summary>One line each, as stored: the time, a tab, the text.</summary>
    public static string Write(IEnumerable<Correction> corrections) => string.Join(
        '\n', corrections.Select(static correction => $"{correction.AtMs?.ToString(CultureInfo.InvariantCulture)}\t{correction.Text}"));

    /// <summary>The same lines with the present for those that readers get now.</summary>
    public static string Publish(string lines, long nowMs) =>
        lines.Length == 0 ? "" : Write(Read(lines).Select(correction => correction with { AtMs = correction.AtMs ?? nowMs }));
}
