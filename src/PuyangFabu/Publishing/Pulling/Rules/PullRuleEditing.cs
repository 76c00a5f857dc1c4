using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using PuyangFabu.Content.Boards;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Publishing.Pulling.Rules;

/// <summary>Keeps the rules by which articles from WeChat are put on boards. They count for what is taken from now on.</summary>
public sealed class PullRuleEditing(PullRuleStore rules, BoardStore boards, Database database, AuditLog audit)
{
    public const int Most = 200;
    public const int LongestWord = 50;

    public async Task<PullRuleList> ListAsync(CancellationToken cancellation)
    {
        var tree = new BoardTree(await boards.ListAsync(cancellation));
        var stored = await rules.ListAsync(cancellation);
        return new PullRuleList([.. stored.Select(rule => new PullRuleInput(rule.Field, rule.Word, tree.Find(rule.BoardId)?.Slug ?? ""))], RevisionOf(stored));
    }

    /// <summary>Puts these in the place of those there are; the first that fits counts.</summary>
    public Task<Outcome<PullRuleList>> ReplaceAsync(Actor actor, PullRuleList input, CancellationToken cancellation) => database.TryWriteAsync<PullRuleList>(
        async session =>
        {
            // Two who save at once come one after the other.
            await ContentChangeStore.BeginAsync(session);
            if (input.Rules is not { } given)
            {
                return Refusal.BadInput("rules", "没有给出；要去掉全部规则，写成 []");
            }

            var tree = new BoardTree(await BoardStore.ListAsync(session));
            var problems = Problems(given, tree).ToList();
            if (problems.Count > 0)
            {
                return Refusal.BadInput(problems);
            }

            var before = await PullRuleStore.ListAsync(session);
            if ((input.Revision ?? RevisionOf(before)) != RevisionOf(before))
            {
                return Refusal.Stale;
            }

            PullRule[] after = [.. given.Select((rule, place) => new PullRule { Place = place + 1, Field = rule.Field!, Word = rule.Word!.Trim(), BoardId = tree.Find(rule.Board!.Trim())!.Id })];
            if (RevisionOf(after) == RevisionOf(before))
            {
                return new PullRuleList(given, RevisionOf(after));
            }

            await PullRuleStore.ReplaceAsync(session, after);
            await audit.RecordAsync(session, new AuditEntry
            {
                Actor = actor,
                Action = "pull.setRules",
                TargetKind = "pull",
                Before = before.Select(rule => new { rule.Field, rule.Word, rule.BoardId }).ToArray(),
                After = given,
            });
            return new PullRuleList(given, RevisionOf(after));
        },
        cancellation);

    // Of what they say: the rules have no row of their own in which a number could be counted. Up to 2^53, so that every program reads it.
    private static long RevisionOf(IReadOnlyList<PullRule> rules) => rules.Count == 0
        ? 0
        : BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rules.Select(static rule => $"{rule.Field} {rule.BoardId} {rule.Word}")))) >>> 11;

    private static IEnumerable<FieldProblem> Problems(IReadOnlyList<PullRuleInput> given, BoardTree tree)
    {
        if (given.Count > Most)
        {
            yield return new FieldProblem("rules", $"太多（{given.Count} 条，最多 {Most} 条）");
        }

        var first = new Dictionary<(string Field, string Word), (int Index, string? Board)>();
        foreach (var (index, rule) in given.Index())
        {
            var reason = rule is null ? "是空的"
                : rule.Field is null || !PullRuleField.All.Contains(rule.Field) ? "的开头只能是标题、作者、系列"
                : FieldReasons.OfNeededLine(rule.Word, LongestWord) is { } word ? $"的词{word}"
                : rule.Board is null ? "没有写等号和栏目，应如：系列 海绵城市系列 = 濮阳要闻"
                : rule.Board.Trim().Length == 0 ? "的等号后面没有写栏目"
                : tree.Find(rule.Board.Trim()) is null ? $"的栏目“{rule.Board}”不存在"
                : first.GetValueOrDefault((rule.Field, SearchText.Normalize(rule.Word!))) is { Board: { } other } same && other != rule.Board.Trim() ? $"和第 {same.Index + 1} 条一样，栏目却不同"
                : null;
            if (reason is not null)
            {
                yield return new FieldProblem("rules", $"第 {index + 1} 条{reason}");
            }
            else
            {
                first.TryAdd((rule!.Field!, SearchText.Normalize(rule.Word!)), (index, rule.Board!.Trim()));
            }
        }
    }
}

/// <summary>All rules in their order.</summary>
/// <param name="Revision">The revision that was read; saving on another one is refused. Left out: whatever is stored is replaced.</param>
public sealed record PullRuleList(IReadOnlyList<PullRuleInput>? Rules, long? Revision = null);

/// <summary>One rule as editors write it.</summary>
/// <param name="Field">One of <see cref="PullRuleField"/>.</param>
/// <param name="Board">Slug.</param>
public sealed record PullRuleInput(string? Field, string? Word, string? Board);
