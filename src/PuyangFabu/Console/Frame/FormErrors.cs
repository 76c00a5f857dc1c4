using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Console.Frame;

/// <summary>What was wrong with a form: a sentence for the whole and one beside each field.</summary>
public sealed class FormErrors(Refusal? refusal)
{
    public static FormErrors None { get; } = new(null);

    /// <summary>Null when nothing was wrong, or when all of it stands beside fields.</summary>
    public string? Title => refusal is null || refusal.Fields.Count > 0 ? null : refusal.Title;

    public bool Any => refusal is not null;

    /// <summary>What is wrong with which field, as programs are told: the field and then the reason are one sentence.</summary>
    public IReadOnlyList<(string Field, string Reason)> Fields => [.. (refusal?.Fields ?? []).Select(static problem => (problem.Field, problem.Reason))];

    /// <returns>Null when nothing is wrong with the field.</returns>
    public string? Of(string field) => refusal?.Fields.FirstOrDefault(problem => problem.Field == field).Reason is { } reason ? Alone(reason) : null;

    /// <summary>The reason as it stands for itself, beside the field.</summary>
    public static string Alone(string reason) => reason is ['里', '的', ..] ? reason[2..] : reason is ['的' or '里', ..] ? reason[1..] : reason;
}
