using PuyangFabu.Site.Frame;
using PuyangFabu.Sources;

namespace PuyangFabu.Site.Sources;

/// <summary>What the page of the newest from the city's sites shows.</summary>
/// <param name="Entries">The newest first.</param>
public sealed record CityNewsModel(IReadOnlyList<CityNewsEntry> Entries, PageNumbers Numbers);

/// <param name="SourceName">As <see cref="SourceNames"/> tells it.</param>
/// <param name="Elsewhere">The same on other sites.</param>
public sealed record CityNewsEntry(SourceItem Item, string SourceName, IReadOnlyList<CityNewsPlace> Elsewhere);

/// <param name="SourceName">As <see cref="SourceNames"/> tells it.</param>
/// <param name="Url">Absolute, http or https.</param>
public sealed record CityNewsPlace(string SourceName, string Url);
