using System.Text.RegularExpressions;
using PuyangFabu.Console.Frame.Submissions;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Conversation.Cases;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Cases;

/// <summary>Whatever stands in a case is words, and a form of it that comes twice is one deed.</summary>
public sealed class CaseWordsTests(TestDatabases databases)
{
    private const string Script = "<script>alert(1)</script>";
    private const string Shown = "&lt;script&gt;alert(1)&lt;/script&gt;";

    [Theory, EachDatabase]
    public async Task Scripts_in_every_field_of_a_case_are_shown_as_text(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        var id = (await room.CreateAsync(new { type = "投诉", title = $"标题{Script}", text = $"内容{Script}", county = "<b>县</b>", place = $"地点{Script}", contact = $"联系{Script}", anonymous = false, publishable = true })).Id;
        await CaseRoom.DoAsync(room.Editor, id, "accept", new { comment = $"受理{Script}" });
        await CaseRoom.DoAsync(room.Editor, id, "assign", new { unit = room.Unit, comment = $"交办{Script}" });
        await CaseRoom.DoAsync(room.Agent, id, "sign");
        await CaseRoom.DoAsync(room.Agent, id, "extend", new { until = "2016-07-20", comment = $"延期{Script}" });
        await CaseRoom.DoAsync(room.Reviewer, id, "grant");
        await CaseRoom.DoAsync(room.Chief, id, "supervise", new { comment = $"督办{Script}" });
        await CaseRoom.DoAsync(room.Agent, id, "answer", new { text = $"答复{Script}" });
        await CaseRoom.DoAsync(room.Reviewer, id, "reject", new { comment = $"退回{Script}" });
        await CaseRoom.DoAsync(room.Agent, id, "answer", new { text = $"答复{Script}" });
        await CaseRoom.DoAsync(room.Reviewer, id, "approve");
        await room.Product.Database.Database.WriteAsync(
            session => session.ExecuteAsync("update cases set score = 1, remark = @remark where id = @id", new { id, remark = $"评语{Script}" }), CancellationToken.None);
        var declined = (await room.CreateAsync()).Id;
        await CaseRoom.DoAsync(room.Editor, declined, "decline", new { reason = $"理由{Script}" });

        using var person = await room.EnterAsync("suoyou", Role.Editor, Role.Reviewer, Role.Chief, Role.Publisher);
        foreach (var (path, words) in new (string, string[])[]
        {
            ($"/console/cases/{id}", ["标题", "内容", "地点", "受理", "交办", "延期", "督办", "答复", "退回", "评语"]),
            ($"/console/cases/{declined}", ["理由"]),
            ("/console/cases", ["标题"]),
            ($"/console/cases/{id}/close", ["内容", "地点"]),
            ($"/console/cases/{id}/redo", ["内容", "地点"]),
            ("/console/find?q=标题", ["标题"]),
        })
        {
            using var page = await person.OpenAsync(path);
            foreach (var word in words)
            {
                Assert.True(person.Html.Contains($"{word}{Shown}", StringComparison.Ordinal) || System.Net.WebUtility.HtmlDecode(person.Html).Contains($"{word}{Script}", StringComparison.Ordinal), $"{path}: {word}");
            }

            Assert.DoesNotContain("<script>alert", person.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>县", person.Html, StringComparison.Ordinal);
        }

        using var contact = await person.SendAsync($"/console/cases/{id}/contact");
        Assert.DoesNotContain("<script>alert", person.Html, StringComparison.Ordinal);
        Assert.Contains($"联系{Script}", System.Net.WebUtility.HtmlDecode(person.Html), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_form_that_is_sent_twice_at_once_makes_one_case_and_moves_it_once(string provider)
    {
        await using var room = await CaseRoom.OpenAsync(databases, provider);
        using var editor = await room.EnterAsync("bianji", Role.Editor);
        var id = (await room.CreateAsync()).Id;
        var path = $"/console/cases/{id}/accept";
        using var form = await editor.OpenAsync(path);
        (string, string)[] fields = [("revision", editor.Field("revision")), ("contentHash", editor.Field("contentHash")), (SubmissionEndpoints.Field, KeyOf(editor))];

        var (first, second) = (editor.SendAsync(path, fields), editor.SendAsync(path, fields));
        Assert.All(await Task.WhenAll(first, second), answer => Assert.Equal($"/console/cases/{id}?done=accepted", answer.Target()));
        Assert.Single((await room.Editor.CallAsync("GET", $"/api/cases/{id}")).Json.GetProperty("timeline").EnumerateArray(), static step => step.GetProperty("action").GetString() == "accept");

        using var page = await editor.OpenAsync("/console/cases/new");
        (string, string)[] words = [("type", "投诉"), ("title", "井盖丢了"), ("text", "人民路的井盖丢了"), (SubmissionEndpoints.Field, KeyOf(editor))];
        await Task.WhenAll(editor.SendAsync("/console/cases/new", words), editor.SendAsync("/console/cases/new", words));
        Assert.Single((await room.Editor.CallAsync("GET", $"/api/cases?q={Uri.EscapeDataString("井盖")}")).Json.GetProperty("items").EnumerateArray());
    }

    private static string KeyOf(ConsoleVisitor visitor) => Regex.Matches(visitor.Html, $"name=\"{SubmissionEndpoints.Field}\" value=\"([0-9a-f]+)\"")[^1].Groups[1].Value;
}
