using PuyangFabu.Content.Directories;

namespace PuyangFabu.Sources;

/// <summary>What readers are told of where an entry comes from: the unit, and which of its sources where it has several.</summary>
public sealed class SourceNames(NewsSourceStore sources, DirectoryStore directory)
{
    /// <summary>How long what a unit is called for short is at least: 教育局.</summary>
    private const int ShortestUnit = 3;

    private static readonly char[] Brackets = ['【', '】', '[', ']'];
    private static readonly char[] Between = ['·', '・', '：', ':', '-', '—', ' ', '　', .. Brackets];

    /// <summary>By the sources' ids.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ListAsync(CancellationToken cancellation)
    {
        var all = await sources.ListAsync(cancellation);
        var units = (await directory.ListAsync(cancellation)).ToDictionary(static entry => entry.Id, static entry => entry.Name);
        var several = all.Where(static source => source is { Enabled: true, Listed: true }).GroupBy(static source => source.UnitId).Where(static unit => unit.Count() > 1).Select(static unit => unit.Key).ToHashSet();
        return all.ToDictionary(static source => source.Id, source => NameOf(source, units.GetValueOrDefault(source.UnitId), several.Contains(source.UnitId)));
    }

    private static string NameOf(NewsSource source, string? unit, bool several) =>
        unit is null || (several && source.Name.StartsWith(unit, StringComparison.Ordinal)) ? source.Name
        : several && RubricOf(source.Name.Trim(Brackets), unit) is { Length: > 0 } rubric ? $"{unit}·{rubric}"
        : unit;

    // 市教育局·通知公告 of 濮阳市教育局 begins with what people call the unit: told behind its whole name, that would be said twice.
    private static string RubricOf(string name, string unit)
    {
        var called = Enumerable.Range(0, Math.Max(0, unit.Length - ShortestUnit + 1)).Select(start => unit[start..]).FirstOrDefault(form => name.StartsWith(form, StringComparison.Ordinal));
        return called is null ? name : name[called.Length..].Trim(Between);
    }
}
