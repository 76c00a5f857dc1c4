using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Content.Checks.Words;

/// <summary>Changes of the word lists; each is in the record with the hash of the file.</summary>
public sealed class WordLists(Database database, WordListStore store, AuditLog audit)
{
    private const int LongestName = 50;
    private const string BadList = "badWordList";

    /// <summary>Puts the file in the place of the list of that name, or refuses it whole.</summary>
    /// <param name="csv">See <see cref="WordListReader"/>.</param>
    public async Task<Outcome<WordListLoad>> LoadAsync(Actor actor, string name, ReadOnlyMemory<byte> csv, CancellationToken cancellation)
    {
        if (NameReason(name) is { } reason)
        {
            return Refusal.BadInput("name", reason);
        }

        return await LoadAsync(actor, name, WordListReader.Read(csv.Span), Convert.ToHexStringLower(SHA256.HashData(csv.Span)), null, cancellation);
    }

    /// <summary>The same with a table that was read, in the place of exactly the list that it was compared with.</summary>
    public async Task<Outcome<WordListLoad>> LoadAsync(Actor actor, string name, TableFile file, string seen, CancellationToken cancellation)
    {
        if (NameReason(name) is { } reason)
        {
            return Refusal.BadInput("name", reason);
        }

        var list = WordListReader.Read(file);
        return await LoadAsync(actor, name, list, Convert.ToHexStringLower(SHA256.HashData(WordListWriter.Write(list.Rules))), seen, cancellation);
    }

    /// <summary>What loading the table would change.</summary>
    public async Task<Outcome<TablePreview>> CompareAsync(string name, TableFile file, CancellationToken cancellation)
    {
        if (NameReason(name) is { } reason)
        {
            return Refusal.BadInput("name", reason);
        }

        var list = WordListReader.Read(file);
        var stored = await store.RulesAsync(name, cancellation);
        return list.Problems.Count > 0
            ? new TablePreview { Seen = MarkOf(stored), Problems = list.Problems }
            : WordListComparison.Of(MarkOf(stored), stored, list.Rules);
    }

    private async Task<Outcome<WordListLoad>> LoadAsync(Actor actor, string name, ParsedWordList list, string hash, string? seen, CancellationToken cancellation)
    {
        if (list.Problems.Count > 0)
        {
            return Refused(list.Problems);
        }

        return await database.TryWriteAsync<WordListLoad>(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                if (seen is not null && MarkOf(await WordListStore.RulesAsync(session, name)) != seen)
                {
                    return Refusal.Stale;
                }

                var before = await store.ReplaceAsync(session, name, list.Rules);
                var load = new WordListLoad(name, list.Rules.Count, before);
                await audit.RecordAsync(session, Entry(actor, "wordList.load", name) with
                {
                    ContentHash = hash,
                    Before = new { rules = load.RulesBefore },
                    After = new { rules = load.Rules },
                });
                return load;
            },
            cancellation);
    }

    /// <summary>Puts a rule in the place of one of the list, or at its end.</summary>
    /// <param name="place">From 0; null adds one.</param>
    /// <param name="seen">Which rule stood there when it was read, see <see cref="WordRule.Mark"/>; another one there now is left alone.</param>
    /// <param name="cell">What was typed by column, as a line of a file has it.</param>
    public Task<Outcome<WordListLoad>> WriteRuleAsync(
        Actor actor, string name, int? place, string seen, Func<string, string> cell, CancellationToken cancellation) =>
        ChangeAsync(actor, name, place, seen, WordRuleCheck.Read(cell), cancellation);

    /// <summary>Takes a rule out of the list; a list without rules is none.</summary>
    /// <param name="place">From 0.</param>
    /// <param name="seen">Which rule stood there when it was read, see <see cref="WordRule.Mark"/>; another one there now is left alone.</param>
    public Task<Outcome<WordListLoad>> RemoveRuleAsync(Actor actor, string name, int place, string seen, CancellationToken cancellation) =>
        ChangeAsync(actor, name, place, seen, (null, ""), cancellation);

    public Task<Outcome<Done>> DeleteAsync(Actor actor, string name, CancellationToken cancellation) => database.TryWriteAsync<Done>(
        async session =>
        {
            await ContentChangeStore.BeginAsync(session);
            var before = await store.ReplaceAsync(session, name, []);
            if (before == 0)
            {
                return Refusal.NotFound("个词表");
            }

            await audit.RecordAsync(session, Entry(actor, "wordList.delete", name) with { Before = new { rules = before } });
            return Done.It;
        },
        cancellation);

    private async Task<Outcome<WordListLoad>> ChangeAsync(
        Actor actor, string name, int? place, string seen, (WordRule? Rule, string Reason) typed, CancellationToken cancellation) =>
        typed.Reason.Length > 0 ? Refusal.BadInput(WordListColumns.Words, typed.Reason) : await database.TryWriteAsync<WordListLoad>(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                var before = await WordListStore.RulesAsync(session, name);
                if (before.Count == 0)
                {
                    return Refusal.NotFound("个词表");
                }

                if (place is { } index && before.ElementAtOrDefault(index)?.Mark != seen)
                {
                    return Refusal.Stale;
                }

                IReadOnlyList<WordRule> after = [.. before.Take(place ?? before.Count), .. typed.Rule is { } rule ? [rule] : Array.Empty<WordRule>(), .. before.Skip((place ?? before.Count) + 1)];
                if (WordListReader.LimitReason(after) is { } reason)
                {
                    return Refusal.BadInput(WordListColumns.Words, reason);
                }

                await store.ReplaceAsync(session, name, after);
                await audit.RecordAsync(session, Entry(actor, "wordList.change", name) with
                {
                    ContentHash = Convert.ToHexStringLower(SHA256.HashData(WordListWriter.Write(after))),
                    Before = Shown(before.Count, place is { } old ? before[old] : null),
                    After = Shown(after.Count, typed.Rule),
                });
                return new WordListLoad(name, after.Count, before.Count);
            },
            cancellation);

    /// <summary>What the record says of a list in which one rule was changed: how long it is, and the rule.</summary>
    private static object Shown(int rules, WordRule? rule) => rule is null ? new { rules } : new { rules, rule.Kind, rule.Words, rule.Severity, rule.Suggestion, rule.Contexts, rule.Enabled };

    private static string? NameReason(string name) =>
        string.IsNullOrWhiteSpace(name) || name != name.Trim() ? "不能是空的，前后不能有空格"
        : name.Length > LongestName ? $"太长，最多 {LongestName} 个字符"
        : name.All(static character => character == '.') ? "不能只有句点"
        : name.Any(static character => char.IsControl(character) || character is '/' or '\\' or ':') ? "里不能有换行、斜线或冒号"
        : null;

    private static string MarkOf(IEnumerable<WordRule> rules) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', rules.Select(static rule => rule.Mark)))).AsSpan(0, 8));

    private static Refusal Refused(IReadOnlyList<TableProblem> problems) =>
        new(RefusalKind.BadInput, BadList, $"词表没有导入，原有的词不变。{problems[0]}。")
        {
            Fields = [.. problems.Select(static problem => new FieldProblem(problem.Line == 0 ? "file" : $"line {problem.Line}", problem.Reason))],
        };

    private static AuditEntry Entry(Actor actor, string action, string name) =>
        new() { Actor = actor, Action = action, TargetKind = "wordList", TargetId = name };
}
