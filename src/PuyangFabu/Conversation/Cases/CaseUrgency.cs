using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What the receiving desk does with what cannot wait, and with what was not done well: puts a case before others, has it handled anew.</summary>
public sealed class CaseUrgency(CaseDesk desk, CaseClock clock)
{
    /// <summary>Puts it before others until it is answered; with an earlier term where one is given.</summary>
    public Task<Outcome<Case>> HastenAsync(long id, CaseHastenInput input, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Hasten, actor, input,
        async open => Until(open.Row, input.Until) is var read && read.IsRefused ? read.Refusal
            : read.Value == open.Row.DueMs ? await open.MoveAsync(open.Row with { HastenedMs = open.NowMs }, input.Trimmed)
            : await open.MoveAsync(
                open.Row with { HastenedMs = open.NowMs, DueMs = read.Value, Extended = true, UnknownYears = "[]" },
                $"期限提前到 {ChinaTime.Day(read.Value)}：{input.Trimmed}"),
        cancellation);

    /// <summary>Sends it back to its unit, or to the receiving desk where no unit had it. The citizen may rate the new answer.</summary>
    public Task<Outcome<Case>> RedoAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Redo, actor, request,
        open => open.MoveAsync(
            clock.Restarted(open.Row) with
            {
                State = open.Row.UnitId is null ? CaseState.Accepted : CaseState.Handling,
                AssignedMs = open.Row.UnitId is null ? null : open.NowMs,
                ApprovedName = "",
                AnsweredMs = null,
                ClosedMs = null,
                Delivery = CaseDelivery.None,
                Score = null,
                Remark = "",
                Redone = open.Row.Redone + 1,
            },
            $"市民评 {open.Row.Score} 分{(open.Row.Remark.Length > 0 ? $"（“{open.Row.Remark}”）" : "")}：{request.Trimmed}"),
        cancellation);

    private Outcome<long> Until(Case found, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return found.DueMs;
        }

        if (!WrittenTime.TryParse(text.Trim(), out var time))
        {
            return Refusal.BadInput("until", "不是日期，请写成 2026-01-05；期限不变就空着");
        }

        // A date alone means all of that day.
        var until = text.Trim().Length == "2026-01-05".Length ? CaseClock.EndOf(DateOnly.FromDateTime(time.DateTime)) : time.ToUnixTimeMilliseconds();
        return until <= clock.NowMs ? Refusal.BadInput("until", "已经过去了")
            : until > found.DueMs ? Refusal.BadInput("until", $"要早于现在的期限 {ChinaTime.Day(found.DueMs)}；要更晚，由承办申请延期")
            : until;
    }
}
