using System.Text.Json;
using PuyangFabu.Sources.Taking;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Sources;

/// <summary>A newsroom that reads sites on this machine, with a unit in the directory and an editor who answers for what comes.</summary>
internal sealed class SourceRoom : IAsyncDisposable
{
    private SourceRoom(Newsroom room) => Room = room;

    public Newsroom Room { get; }

    public long Unit { get; private set; }

    public long Editor { get; private set; }

    public static async Task<SourceRoom> OpenAsync(TestDatabases databases, string provider = "sqlite", params string[] settings)
    {
        var room = new SourceRoom(await Newsroom.OpenAsync(databases, provider, configure: null, [.. NewsSite.Settings, .. settings]));
        room.Unit = (await room.Room.Writer.PostAsync("/api/directory", new { kind = "部门", name = "市教育局" })).Ok().Id;
        room.Editor = (await (await room.Room.AdminAsync()).GetAsync("/api/operators")).Ok().Body.GetProperty("items").EnumerateArray()
            .Single(static person => person.GetProperty("userName").GetString() == "editor").GetProperty("id").GetInt64();
        return room;
    }

    /// <summary>A source of the unit whose drafts go into 濮阳要闻.</summary>
    /// <param name="fields">What is not as usual.</param>
    /// <returns>The new source's id.</returns>
    public async Task<long> AddAsync(string name, string address, Dictionary<string, object?>? fields = null)
    {
        var source = new Dictionary<string, object?>
        {
            ["name"] = name,
            ["unit"] = Unit,
            ["form"] = "feed",
            ["address"] = address,
            ["reprint"] = "own",
            ["board"] = "puyang-yaowen",
            ["editor"] = Editor,
        };
        foreach (var (field, value) in fields ?? [])
        {
            source[field] = value;
        }

        return (await Room.Writer.PostAsync("/api/sources", source)).Ok().Id;
    }

    /// <summary>Steps until nothing is due: what was read in one step becomes drafts in the same or in the next.</summary>
    public async Task ReadAsync()
    {
        for (var step = 0; step < 3; step++)
        {
            await Room.Host.Services.StepAsync<SourceWorker>();
        }

        await Room.Host.FollowChangesAsync();
    }

    /// <summary>Has a source read, whenever it would be its turn.</summary>
    public async Task ReadAgainAsync(long source)
    {
        (await Room.Writer.PostAsync($"/api/sources/{source}/read")).Ok();
        await ReadAsync();
    }

    /// <summary>What was found, the first found first.</summary>
    public async Task<IReadOnlyList<JsonElement>> ItemsAsync(string query = "") =>
        [.. (await Room.Writer.GetAsync($"/api/sources/items{query}")).Ok().Body.GetProperty("items").EnumerateArray().Reverse()];

    public async Task<IReadOnlyList<string>> TitlesAsync(string query = "") => [.. (await ItemsAsync(query)).Select(static item => item.GetProperty("title").GetString()!)];

    /// <summary>How many have a state, however many that are.</summary>
    public Task<long> CountAsync(string state) => Room.Host.Database.Database.ReadAsync(
        session => session.ScalarAsync<long>("select count(*) from source_items where state = @state", new { state }), CancellationToken.None);

    /// <summary>Those that are named, each with why.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync() =>
        [.. (await Room.Writer.GetAsync("/api/sources/problems")).Ok().Body.GetProperty("items").EnumerateArray().Select(static source => $"{source.GetProperty("name").GetString()}：{source.GetProperty("problem").GetString()}")];

    public void Advance(TimeSpan time) => Room.Host.Database.Clock.Advance(time);

    public DateTimeOffset Now => Room.Host.Database.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));

    public ValueTask DisposeAsync() => Room.DisposeAsync();
}
