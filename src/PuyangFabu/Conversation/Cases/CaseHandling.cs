using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What a unit does with its cases: takes them or hands them back, asks for more time, answers.</summary>
public sealed class CaseHandling(CaseDesk desk, CaseClock clock)
{
    public Task<Outcome<Case>> SignAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) =>
        desk.RunAsync(id, CaseAction.Sign, actor, request, open => open.MoveAsync(open.Row with { State = open.Move.To }, request.Trimmed), cancellation);

    public Task<Outcome<Case>> ReturnAsync(long id, MoveRequest request, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Return, actor, request,
        open => open.MoveAsync(
            WithoutExtension(open.Row) with { State = open.Move.To, UnitId = null, UnitName = "", Helping = "[]", AssignedMs = null },
            $"{open.Row.UnitName}：{request.Trimmed}"),
        cancellation);

    /// <summary>Asks for more time; until another person has decided, the term stays what it is.</summary>
    public Task<Outcome<Case>> ExtendAsync(long id, CaseExtendInput input, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Extend, actor, input,
        async open => Until(open.Row, input.Until) is var read && read.IsRefused
            ? read.Refusal
            : await open.MoveAsync(
                open.Row with { ExtensionMs = read.Value, ExtensionBy = actor.OperatorId, ExtensionName = actor.DisplayName, ExtensionComment = input.Trimmed },
                $"延到 {ChinaTime.Day(read.Value)}：{input.Trimmed}"),
        cancellation);

    /// <summary>Writes the answer and puts it before a second person; an extension that was asked for is needed no more.</summary>
    public Task<Outcome<Case>> AnswerAsync(long id, CaseAnswerInput input, Actor actor, CancellationToken cancellation) => desk.RunAsync(
        id, CaseAction.Answer, actor, input,
        async open =>
        {
            var text = input.Text?.Trim() ?? "";
            return (text.Length == 0 ? FieldReasons.Missing : FieldReasons.OfText(text, CaseInputRules.LongestAnswer)) is { } problem
                ? Refusal.BadInput("text", problem)
                : await open.MoveAsync(
                    WithoutExtension(open.Row) with { State = open.Move.To, Answer = text, AnswerName = actor.DisplayName, ContentHash = HashOf(text) },
                    input.Trimmed);
        },
        cancellation);

    internal static Case WithoutExtension(Case found) => found with { ExtensionMs = null, ExtensionBy = null, ExtensionName = "", ExtensionComment = "" };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Outcome<long> Until(Case found, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !WrittenTime.TryParse(text.Trim(), out var time))
        {
            return Refusal.BadInput("until", "要写明延到哪一天，例如 2026-01-05");
        }

        // A date alone means all of that day.
        var until = text.Trim().Length == "2026-01-05".Length ? CaseClock.EndOf(DateOnly.FromDateTime(time.DateTime)) : time.ToUnixTimeMilliseconds();
        return until <= found.DueMs ? Refusal.BadInput("until", $"要晚于现在的期限 {ChinaTime.Day(found.DueMs)}")
            : until <= clock.NowMs ? Refusal.BadInput("until", "已经过去了")
            : until > clock.LatestOf(found) ? Refusal.BadInput("until", $"最晚只能到 {ChinaTime.Day(clock.LatestOf(found))}")
            : until;
    }
}
