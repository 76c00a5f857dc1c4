using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Publishing.Broadcasts.Approval;

/// <summary>Reads when a broadcast is to go out.</summary>
public static class SendTime
{
    private const int MostDaysAhead = 366;

    /// <summary>Times of a day at which people look at their phones, as newsrooms use them.</summary>
    public static IReadOnlyList<string> UsualSlots { get; } = ["07:30", "12:00", "18:00", "20:30"];

    /// <param name="at">Valid only when the answer is null.</param>
    /// <returns>What is wrong with it, in Chinese; null when nothing is.</returns>
    public static string? Problem(string text, DateTimeOffset now, out DateTimeOffset at) =>
        !WrittenTime.TryParse(text.Trim(), out at) ? "不是日期和时间，例如 2026-11-23T18:00（不写时区按北京时间）"
        : at <= now ? "已经过去；要立即发送请不填"
        : at > now.AddDays(MostDaysAhead) ? "在一年以后，请检查"
        : null;
}

/// <summary>When an approved broadcast is to go out.</summary>
public sealed record SendRequest : MoveRequest
{
    /// <summary>ISO 8601; left out: now.</summary>
    public string? ScheduledAt { get; init; }
}
