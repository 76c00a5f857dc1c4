using PuyangFabu.Conversation.Cases;
using PuyangFabu.Conversation.Cases.Listing;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases.Listing;

/// <summary>What cannot wait stands before what came later.</summary>
public sealed class CaseOrderTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_hastened_and_danger_that_nobody_has_looked_at_come_first_page_by_page(string provider)
    {
        using var database = databases.Create(provider);
        var store = new CaseStore(database.Database, new CaseOptions(), database.Clock);
        for (var number = 1; number <= 9; number++)
        {
            var state = number switch { 4 => CaseState.Accepted, 5 or 9 => CaseState.Answered, _ => CaseState.Submitted };
            await database.Database.WriteAsync(session => CaseStore.InsertAsync(session, Some($"{number}") with { State = state, Danger = number is 3 or 4 ? "火灾" : "" }), Cancellation);
        }

        // The second and the seventh cannot wait; the fifth could not, and is answered.
        await database.Database.WriteAsync(static session => session.ExecuteAsync("update cases set hastened_ms = 1 where number in ('2', '5', '7')"), Cancellation);

        var (numbers, filter) = (new List<string>(), new CaseFilter());
        while (await store.ListAsync(filter, 2, Cancellation) is { Count: > 0 } page)
        {
            numbers.AddRange(page.Select(static found => found.Number));
            filter = new CaseFilter { After = CasePlace.Read(CasePlace.Of(page[^1]).ToString()) };
        }

        Assert.Equal(["7", "3", "2", "9", "8", "6", "5", "4", "1"], numbers);
    }

    [Theory]
    [InlineData("1.7", true)]
    [InlineData("0.7", true)]
    [InlineData("2.7", false)]
    [InlineData("7", false)]
    [InlineData("1.", false)]
    [InlineData("1.7.1", false)]
    [InlineData("1.-7", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void The_end_of_a_page_is_read_as_it_was_given_and_nothing_else_is(string? text, bool isPlace) => Assert.Equal(isPlace ? text : null, CasePlace.Read(text)?.ToString());

    [Fact]
    public async Task Pages_of_the_list_follow_each_other_and_what_is_no_end_of_one_is_refused()
    {
        await using var room = await CaseRoom.OpenAsync(databases);
        var first = (await room.CreateAsync()).Id;
        for (var number = 0; number < 21; number++)
        {
            await room.CreateAsync();
        }

        await CaseRoom.DoAsync(room.Editor, first, "hasten", new { comment = "水到膝盖" });
        var page = (await room.Editor.CallAsync("GET", "/api/cases")).Json;
        var rest = (await room.Editor.CallAsync("GET", $"/api/cases?cursor={page.GetProperty("nextCursor").GetString()}")).Json;

        Assert.Equal(first, page.GetProperty("items")[0].GetProperty("id").GetInt64());
        Assert.Equal(22, page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(static item => item.GetProperty("id").GetInt64()).Distinct().Count());
        Assert.NotEqual("", (await room.Editor.CallAsync("GET", "/api/cases?cursor=7", null, System.Net.HttpStatusCode.BadRequest)).Error("cursor"));
    }

    private static Case Some(string number) => new()
    {
        Number = number,
        CodeHash = "h",
        Type = "投诉",
        Title = "题",
        Text = "文",
        Source = "operator",
        State = CaseState.Submitted,
        TermDays = 5,
        SubmittedMs = 1,
        DueMs = 2,
    };
}
