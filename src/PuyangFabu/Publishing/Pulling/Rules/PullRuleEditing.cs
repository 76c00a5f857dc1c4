using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>Keeps the rules by which articles from WeChat are put on boards. They count for what is taken from now on.</summary>
public sealed class PullRuleEditing(PullRuleStore rules, BoardStore boards, Database database, AuditLog audit)
{
    public const int Most = 200;
    public const int LongestWord = 50;

    public async Task<IReadOnlyList<PullRuleInput>> ListAsync(CancellationToken cancellation)
    {
        var tree = new BoardTree(await boards.ListAsync(cancellation));
        return [.. (await rules.ListAsync(cancellation)).Select(rule => new PullRuleInput(rule.Field, rule.Word, tree.Find(rule.BoardId)?.Slug ?? ""))];
    }

    /// <summary>Puts these in the place of those there are; the first that fits counts.</summary>
    public Task<Outcome<PullRuleList>> ReplaceAsync(Actor actor, PullRuleList input, CancellationToken cancellation) => database.TryWriteAsync<PullRuleList>(
        async session =>
        {
            var tree = new BoardTree(await BoardStore.ListAsync(session));
            var given = input.Rules ?? [];
            var problems = Problems(given, tree).ToList();
            if (problems.Count > 0)
            {
                return Refusal.BadInput(problems);
            }

            var before = await PullRuleStore.ListAsync(session);
            await PullRuleStore.ReplaceAsync(
                session,
                given.Select((rule, place) => new PullRule { Place = place + 1, Field = rule.Field!, Word = rule.Word!.Trim(), BoardId = tree.Find(rule.Board!.Trim())!.Id }));
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "pull.setRules",
                TargetKind = "pull",
                Before = before.Select(rule => new { rule.Field, rule.Word, rule.BoardId }).ToArray(),
                After = given,
            });
            return input;
        },
        cancellation);

    private static IEnumerable<FieldProblem> Problems(IReadOnlyList<PullRuleInput> given, BoardTree tree)
    {
        if (given.Count > Most)
        {
            yield return new FieldProblem("rules", $"太多（{given.Count} 条，最多 {Most} 条）");
        }

        foreach (var (index, rule) in given.Index())
        {
            var reason = rule is null ? "是空的"
                : rule.Field is null || !PullRuleField.All.Contains(rule.Field) ? "的开头只能是标题、作者、系列（title、author、series）"
                : FieldReasons.OfNeededLine(rule.Word, LongestWord) is { } word ? $"的词{word}"
                : tree.Find((rule.Board ?? "").Trim()) is null ? $"的栏目“{rule.Board}”不存在"
                : null;
            if (reason is not null)
            {
                yield return new FieldProblem("rules", $"第 {index + 1} 条{reason}");
            }
        }
    }
}

/// <summary>All rules in their order.</summary>
public sealed record PullRuleList(IReadOnlyList<PullRuleInput>? Rules);

/// <summary>One rule as editors write it.</summary>
/// <param name="Field">One of <see cref="PullRuleField"/>.</param>
/// <param name="Board">Slug.</param>
public sealed record PullRuleInput(string? Field, string? Word, string? Board);
