using PuyangFabu.Content.Directories;

namespace PuyangFabu.Sources;

/// <summary>What readers are told of where an entry comes from: the unit, and which of its sources where it has several.</summary>
public sealed class SourceNames(NewsSourceStore sources, DirectoryStore directory)
{
    private static readonly char[] Brackets = ['【', '】', '[', ']'];

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
        : several ? $"{unit}·{source.Name.Trim(Brackets)}"
        : unit;
}
