using PuyangFabu.People.Moves;

namespace PuyangFabu.Review.Releasing;

/// <summary>发布, at once or at a time.</summary>
public sealed record PublishRequest : MoveRequest
{
    /// <summary>ISO 8601, China's time without an offset; left out means now.</summary>
    public string? ScheduledAt { get; init; }
}

/// <summary>撤稿.</summary>
public sealed record WithdrawRequest : MoveRequest
{
    /// <summary>Why an article is taken from readers.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["事实错误", "表述错误", "隐私", "上级要求", "过期", "其他"];

    /// <summary>One of <see cref="Reasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>What readers are told on its page.</summary>
    public string? PublicNote { get; init; }
}

/// <summary>Something that an urgent publication left open was made up for.</summary>
public sealed record ConfirmRequest : MoveRequest
{
    /// <summary>As the article's <c>confirmAfterwards</c> names it.</summary>
    public string? Item { get; init; }
}
