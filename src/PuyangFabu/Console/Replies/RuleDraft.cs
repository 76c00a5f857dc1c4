using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Console.Replies;

/// <summary>A reply rule as it stands in the form: texts alone, so that what was typed comes back as it was typed.</summary>
public sealed class RuleDraft
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string? Name { get; set; }

    /// <summary>One a line.</summary>
    public string? Keywords { get; set; }

    public string? Match { get; set; }

    public string? Priority { get; set; }

    public string? Enabled { get; set; }

    /// <summary>China's time, to the minute.</summary>
    public string? From { get; set; }

    /// <inheritdoc cref="From"/>
    public string? Until { get; set; }

    public string? Revision { get; set; }

    public List<ReplyPart>? Replies { get; set; }

    /// <summary>An empty rule with room for a text.</summary>
    public static RuleDraft Empty => new() { Match = ReplyMatches.Exact, Priority = "0", Enabled = "true", Replies = [new ReplyPart { Type = ReplyPart.Text }] };

    public static RuleDraft Of(ReplyRuleView rule) => new()
    {
        Name = rule.Name,
        Keywords = string.Join('\n', rule.Keywords),
        Match = ReplyMatches.CodeOf(rule.Match),
        Priority = rule.Priority.ToString(CultureInfo.InvariantCulture),
        Enabled = rule.Enabled ? "true" : null,
        From = TimeOf(rule.From),
        Until = TimeOf(rule.Until),
        Revision = rule.Revision.ToString(CultureInfo.InvariantCulture),
        Replies = [.. rule.Replies.Select(ReplyPart.Of)],
    };

    /// <param name="stored">The rule that was read; a time that was not touched keeps its seconds.</param>
    /// <param name="now">A rule that somebody types now does not end before; a program may store one that is over.</param>
    public Outcome<ReplyRuleInput> ToInput(DateTimeOffset now, ReplyRuleView? stored = null)
    {
        var input = Written(stored);
        var problems = new List<FieldProblem>();
        if (!string.IsNullOrWhiteSpace(Priority) && AddressNumber.WithSign(Priority) is null)
        {
            problems.Add(new("priority", "应是整数，例如 0 或 10"));
        }

        if (WrittenTime.TryParse(input.Until ?? "", out var until) && until <= now && until != stored?.Until)
        {
            problems.Add(new("until", "已经过去了，保存了也不会回复：请改成以后的时间，或者不填"));
        }

        // All at once, with what the use case would say next.
        return problems.Count == 0 ? input
            : Refusal.BadInput([.. problems, .. (ReplyRuleInputRules.Read(input).Refusal?.Fields ?? []).Where(other => problems.All(problem => problem.Field != other.Field))]);
    }

    private ReplyRuleInput Written(ReplyRuleView? stored) => new()
    {
        Name = Name,
        Keywords = [.. (Keywords ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Match = Match,
        Priority = AddressNumber.WithSign(Priority),
        Enabled = Enabled == "true",
        From = TimeOf(From, stored?.From),
        Until = TimeOf(Until, stored?.Until),
        Replies = JsonSerializer.SerializeToElement((Replies ?? []).Select(static part => part.ToInput()), Json),

        // No row has 0: a form without a revision changes nothing.
        Revision = AddressNumber.Of(Revision) ?? 0,
    };

    private static string? TimeOf(DateTimeOffset? time) => time?.ToOffset(UnixMilliseconds.ToChinaTime(0).Offset).ToString(Minute, CultureInfo.InvariantCulture);

    private static string? TimeOf(string? typed, DateTimeOffset? stored) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : typed == TimeOf(stored) ? stored?.ToString("O", CultureInfo.InvariantCulture)
        : typed;
}
