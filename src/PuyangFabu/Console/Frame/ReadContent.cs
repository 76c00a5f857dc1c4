using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Console.Frame;

/// <summary>Who decides on a page decides about what he read there. Programs may leave it out; a form that does is not ours, or is broken.</summary>
public static class ReadContent
{
    private static readonly Refusal Unread = new(RefusalKind.Stale, "textUnread", "没有办理：看不出您读的是哪一版。请看完现在的内容，再决定。");

    /// <param name="contentHash">As the form has it.</param>
    /// <returns>Null when the form says what was read.</returns>
    public static Refusal? Missing(string? contentHash) => string.IsNullOrEmpty(contentHash) ? Unread : null;
}
