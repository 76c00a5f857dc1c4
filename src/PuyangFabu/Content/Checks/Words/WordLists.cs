using System.Security.Cryptography;
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

        var list = WordListReader.Read(csv.Span);
        if (list.Problems.Count > 0)
        {
            return Refused(list.Problems);
        }

        return await database.TryWriteAsync<WordListLoad>(
            async session =>
            {
                await ContentChangeStore.BeginAsync(session);
                var before = await store.ReplaceAsync(session, name, list.Rules);
                var load = new WordListLoad(name, list.Rules.Count, before);
                await audit.RecordAsync(session, Entry(actor, "wordList.load", name) with
                {
                    ContentHash = Convert.ToHexStringLower(SHA256.HashData(csv.Span)),
                    Before = new { rules = load.RulesBefore },
                    After = new { rules = load.Rules },
                });
                return load;
            },
            cancellation);
    }

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

    private static string? NameReason(string name) =>
        string.IsNullOrWhiteSpace(name) || name != name.Trim() ? "不能是空的，前后不能有空格"
        : name.Length > LongestName ? $"太长，最多 {LongestName} 个字符"
        : name.Any(static character => char.IsControl(character) || character is '/' or '\\' or ':') ? "里不能有换行、斜线或冒号"
        : null;

    private static Refusal Refused(IReadOnlyList<WordListProblem> problems) =>
        new(RefusalKind.BadInput, BadList, $"词表没有装入，原有的词不变。{problems[0]}。")
        {
            Fields = [.. problems.Select(static problem => new FieldProblem(problem.Line == 0 ? "file" : $"line {problem.Line}", problem.Reason))],
        };

    private static AuditEntry Entry(Actor actor, string action, string name) =>
        new() { Actor = actor, Action = action, TargetKind = "wordList", TargetId = name };
}

/// <summary>What loading a list came to.</summary>
/// <param name="RulesBefore">How many rules were replaced.</param>
public sealed record WordListLoad(string Name, int Rules, int RulesBefore);
