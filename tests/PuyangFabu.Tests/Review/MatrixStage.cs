using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Tests.Review;

/// <summary>
/// Articles in every state for everybody to try everything on. One that a call was refused on is unchanged, and is used again.
/// </summary>
public sealed class MatrixStage(TestDatabases databases) : IAsyncLifetime
{
    private static readonly string[] Way = ["editor", "reviewer", "chief", "publisher"];

    private readonly Dictionary<string, long> articles = [];
    private Newsroom? room;
    private int revisions;

    public static IReadOnlyList<string> People { get; } =
        ["writer", "first", "second", "third", "other", "editor", "reviewer", "chief", "publisher", "admin", "security", "auditor"];

    public Dictionary<string, Person> Persons { get; } = [];

    public async ValueTask InitializeAsync()
    {
        room = await Newsroom.OpenAsync(databases);
        foreach (var person in People)
        {
            Persons[person] = person is "writer" or "first" or "second" or "third" or "other"
                ? await room.AppointAsync($"all-{person}", Way)
                : await room.AppointAsync($"only-{person}", person);
        }
    }

    /// <summary>An article in the state: <c>first</c>, <c>second</c> and <c>third</c> passed it as far as that needs.</summary>
    public async Task<long> ArticleInAsync(string state) =>
        articles.TryGetValue(state, out var id) ? id : articles[state] = await MakeAsync(state);

    /// <summary>It is no longer in that state.</summary>
    public void Used(string state) => articles.Remove(state);

    public async Task<ApiAnswer> TryAsync(Person person, string action, long id)
    {
        var path = $"/api/articles/{id}";
        return action switch
        {
            "read" => await person.GetAsync(path),
            "edit" => await person.PutAsync(path, new { title = $"改题 {Interlocked.Increment(ref revisions)}", revision = (await Persons["other"].ReadAsync(id)).Revision }),
            "lock" => await person.PostAsync(path + "/lock"),
            "takeOver" => await person.PostAsync(path + "/lock/take-over"),
            "unlock" => await person.DeleteAsync(path + "/lock"),
            "schedule" => await person.PostAsync(path + "/publish", new { scheduledAt = "2016-07-01T08:00:00+08:00" }),
            "sendBack" => await person.PostAsync(path + "/send-back", new { comment = "请再核实" }),
            "confirm" => await person.PostAsync(path + "/confirm", new { item = "三校补校", comment = "已补" }),
            "delete" => await person.DeleteAsync(path),
            "submit" or "approve" or "reject" or "publish" or "unschedule" or "withdraw" or "restore" =>
                await person.PostAsync($"{path}/{action}", new { comment = "意见" }),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (room is not null)
        {
            await room.DisposeAsync();
        }
    }

    private async Task<long> MakeAsync(string state)
    {
        var id = (await Persons["writer"].WriteAsync()).Id;
        if (state.StartsWith("live", StringComparison.Ordinal))
        {
            await PassAsync(id, 4);
            (await TryAsync(Persons["other"], "publish", id)).Ok();
            (await TryAsync(Persons["writer"], "edit", id)).Ok();
        }

        switch (state)
        {
            case "draft" or "liveDraft":
                break;
            case "firstReview" or "liveFirstReview":
                await PassAsync(id, 1);
                break;
            case "secondReview":
                await PassAsync(id, 2);
                break;
            case "finalReview":
                await PassAsync(id, 3);
                break;
            case "deleted":
                (await TryAsync(Persons["writer"], "delete", id)).Ok();
                break;
            default:
                await PassAsync(id, 4);
                if (state == "scheduled")
                {
                    (await TryAsync(Persons["other"], "schedule", id)).Ok();
                }
                else if (state is "published" or "withdrawn")
                {
                    (await TryAsync(Persons["other"], "publish", id)).Ok();
                    _ = state == "withdrawn" ? (await TryAsync(Persons["other"], "withdraw", id)).Ok() : null;
                }

                break;
        }

        return id;
    }

    private async Task PassAsync(long id, int steps)
    {
        (await TryAsync(Persons["writer"], "submit", id)).Ok();
        foreach (var person in ((string[])["first", "second", "third"]).Take(steps - 1))
        {
            (await TryAsync(Persons[person], "approve", id)).Ok();
        }
    }
}
