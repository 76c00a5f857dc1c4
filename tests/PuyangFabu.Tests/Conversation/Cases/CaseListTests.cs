using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Conversation.Cases;

/// <summary>What narrows the list of cases over the operators' calls.</summary>
public sealed class CaseListTests(TestDatabases databases)
{
    [Theory, EachDatabase]
    public async Task It_is_narrowed_by_county_days_unit_and_whose_turn_it_is(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var first = (await CreateAsync(room, "范县")).Id;
        await room.Product.Database.Database.WriteAsync(
            session => session.ExecuteAsync("update cases set submitted_ms = submitted_ms - 172800000 where id = @first", new { first }), CancellationToken.None);
        var second = (await CreateAsync(room, "华龙区")).Id;
        var third = (await CreateAsync(room, "范县")).Id;
        await CaseRoom.DoAsync(room.Editor, second, "accept");
        await CaseRoom.DoAsync(room.Editor, second, "assign", new { unit = "市甲局" });

        foreach (var (query, expected) in new (string, long[])[]
        {
            ("county=范县", [third, first]), ("county=范县&from=2016-06-27", [third]), ("from=2016-06-26&to=2016-06-26", [first]), ("to=2016-06-27", [first]),
            ("from=2016-06-29", []), ("unit=市甲局", [second]), ($"unit={room.Unit}", [second]), ("unit=市乙局", []), ("unit=没有这个局", []),
        })
        {
            Assert.Equal(expected, await IdsAsync(room.Editor, query));
        }

        // Whose turn it is: the desk that receives, the unit, and nobody's who only approves.
        Assert.Equal([third, first], await IdsAsync(room.Editor, "mine=true"));
        Assert.Equal([second], await IdsAsync(room.Agent, "mine=true"));
        Assert.Empty(await IdsAsync(room.Reviewer, "mine=true"));
        await CaseRoom.DoAsync(room.Agent, second, "sign");
        await CaseRoom.DoAsync(room.Agent, second, "answer", new { text = "已经修好" });
        Assert.Empty(await IdsAsync(room.Agent, "mine=true"));
        Assert.Equal([second], await IdsAsync(room.Reviewer, "mine=true"));

        // Who wrote the answer does not wait for himself.
        var both = await room.Operators.AppointAsync("both", Role.Editor, Role.Reviewer);
        await CaseRoom.DoAsync(both, first, "accept");
        await CaseRoom.DoAsync(both, first, "answer", new { text = "已经修好" });
        Assert.DoesNotContain(first, await IdsAsync(both, "mine=true"));
        Assert.Equal([second, first], await IdsAsync(room.Reviewer, "mine=true"));
    }

    private static Task<ApiAnswer> CreateAsync(CaseRoom room, string county) =>
        room.CreateAsync(new { type = "投诉", title = "路灯不亮", text = "人民路的路灯坏了", county, anonymous = false, publishable = false });

    private static async Task<long[]> IdsAsync(HttpClient who, string query) =>
        [.. (await who.CallAsync("GET", $"/api/cases?{string.Join('&', query.Split('&').Select(static pair => $"{pair.Split('=')[0]}={Uri.EscapeDataString(pair.Split('=')[1])}"))}"))
            .Json.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("id").GetInt64())];
}
