using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>A service as the operators' calls show it and as its versions keep it.</summary>
public sealed record CitizenServiceView
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Words { get; init; }

    public required string Text { get; init; }

    /// <summary>The id of a unit in the directory; a text where the directory has none.</summary>
    public UnitReference? Unit { get; init; }

    public string? UnitName { get; init; }

    public string? Url { get; init; }

    public string? MiniProgram { get; init; }

    public string? Phone { get; init; }

    public string? Hours { get; init; }

    public string? County { get; init; }

    public string? Theme { get; init; }

    public required long Order { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>示例：随产品带来的样例，保存之后就不再是。</summary>
    public required bool Sample { get; init; }

    public required long Revision { get; init; }

    /// <summary>待核对：改过之后还没有第二个人看过；市民已经看得到。</summary>
    public bool ToCheck { get; init; }

    /// <summary>The revision that a second person looked over last; null when none was.</summary>
    public long? ReviewedRevision { get; init; }

    /// <summary>Who that was, by name.</summary>
    public string? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    public static CitizenServiceView Of(CitizenService service) => new()
    {
        Id = service.Id,
        Name = service.Name,
        Words = service.WordList,
        Text = service.Text,
        Unit = UnitReference.Of(service.UnitId, service.UnitName),
        UnitName = Given(service.UnitName),
        Url = Given(service.Url),
        MiniProgram = Given(service.MiniProgram),
        Phone = Given(service.Phone),
        Hours = Given(service.Hours),
        County = Given(service.County),
        Theme = Given(service.Theme),
        Order = service.SortOrder,
        From = service.FromMs is { } from ? UnixMilliseconds.ToChinaTime(from) : null,
        Until = service.UntilMs is { } until ? UnixMilliseconds.ToChinaTime(until) : null,
        Sample = service.Sample,
        Revision = service.Revision,
        ToCheck = service.ToCheck,
        ReviewedRevision = service.ReviewedRevision,
        ReviewedBy = Given(service.ReviewedBy),
        ReviewedAt = service.ReviewedMs is { } reviewed ? UnixMilliseconds.ToChinaTime(reviewed) : null,
    };

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>A service as an editor hands it in.</summary>
[EchoOf(typeof(CitizenServiceView))]
public sealed record CitizenServiceInput
{
    public string? Name { get; init; }

    /// <summary>What else people call it.</summary>
    public IReadOnlyList<string?>? Words { get; init; }

    public string? Text { get; init; }

    /// <inheritdoc cref="CitizenServiceView.Unit"/>
    public UnitReference? Unit { get; init; }

    public string? Url { get; init; }

    public string? MiniProgram { get; init; }

    public string? Phone { get; init; }

    public string? Hours { get; init; }

    /// <summary>Left out for the whole city.</summary>
    public string? County { get; init; }

    public string? Theme { get; init; }

    /// <summary>The lower one comes first; left out, it stays, and a new one comes last.</summary>
    public long? Order { get; init; }

    /// <summary>ISO 8601; not shown before. Without an offset it is China's time.</summary>
    public string? From { get; init; }

    /// <summary>Like <see cref="From"/>; not shown from this moment on.</summary>
    public string? Until { get; init; }

    /// <summary>The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</summary>
    public long? Revision { get; init; }
}

/// <summary>A service that was looked over.</summary>
public sealed record CitizenServiceReviewInput
{
    /// <summary>The revision that was read; another one stored is refused.</summary>
    public long? Revision { get; init; }
}
