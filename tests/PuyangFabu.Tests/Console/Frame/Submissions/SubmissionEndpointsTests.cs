using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using PuyangFabu.Console.Frame.Submissions;
using PuyangFabu.Conversation.FollowerCare.Conversations;
using PuyangFabu.Foundation.Storage.Retention;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;
using PuyangFabu.Tests.Conversation.FollowerCare;
using PuyangFabu.Tests.Foundation.DueWork;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Frame.Submissions;

/// <summary>A form that comes twice has one effect and one answer.</summary>
public sealed class SubmissionEndpointsTests(TestDatabases databases)
{
    private const string Name = SubmissionEndpoints.Field;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_reply_that_is_sent_twice_at_once_goes_out_once_and_both_are_led_to_the_same_place(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var path = await WriteAsync(host);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var form = await editor.OpenAsync(path);
        (string, string)[] fields = [("text", "已转给路灯所"), (Name, KeyOf(editor))];
        var answered = new TaskCompletionSource();
        host.WeChat.Way = answered.Task;

        var first = editor.SendAsync(path, fields);
        var second = editor.SendAsync(path, fields);
        answered.SetResult();

        Assert.All(await Task.WhenAll(first, second), answer => Assert.Equal($"{path}?done=sent", answer.Target()));
        using var again = await editor.SendAsync(path, fields);
        Assert.Equal($"{path}?done=sent", again.Target());
        Assert.Single(host.WeChat.Calls, static call => call.StartsWith("send ", StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync(host.Product, "select count(*) from audit_log where action = 'follower.reply'"));
    }

    [Fact]
    public async Task The_same_form_with_other_words_sends_nothing_and_loses_none_of_them()
    {
        await using var host = await FollowerHost.StartAsync(databases);
        var path = await WriteAsync(host);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var form = await editor.OpenAsync(path);
        var key = KeyOf(editor);
        using var sent = await editor.SendAsync(path, ("text", "已转给路灯所"), (Name, key));

        using var back = await editor.OpenAsync(path);
        using var other = await editor.SendAsync(path, ("text", "明天去修"), (Name, key));
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Contains("明天去修</textarea>", editor.Html, StringComparison.Ordinal);
        Assert.Single(host.WeChat.Calls, static call => call.StartsWith("send ", StringComparison.Ordinal));

        Assert.NotEqual(key, KeyOf(editor));
        using var meant = await editor.SendAsync(path, ("text", "明天去修"), (Name, KeyOf(editor)));
        Assert.Equal($"{path}?done=sent", meant.Target());
    }

    [Theory, EachDatabase]
    public async Task A_process_that_dies_after_sending_does_not_send_again(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var path = await WriteAsync(host);
        using var editor = await host.Product.EnterAsync(host.Operators, Role.Editor);
        using var form = await editor.OpenAsync(path);
        (string, string)[] fields = [("text", "已转给路灯所"), (Name, KeyOf(editor))];
        using var sent = await editor.SendAsync(path, fields);
        await host.Product.Database.Database.WriteAsync(static session => session.ExecuteAsync("update form_submissions set next_path = '' where next_path like '/console/inbox%'"), Cancellation);

        using var again = await editor.SendAsync(path, fields);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("已经提交过了，没有再做第二次", editor.Html, StringComparison.Ordinal);
        Assert.Contains("已转给路灯所</textarea>", editor.Html, StringComparison.Ordinal);
        Assert.Single(host.WeChat.Calls, static call => call.StartsWith("send ", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Of_two_processes_one_sends(string provider)
    {
        await using var host = await FollowerHost.StartAsync(databases, provider);
        var path = await WriteAsync(host);
        await host.Operators.CreateAsync("zhangsan", Role.Editor);
        var operatorId = await CountAsync(host.Product, "select id from operators where user_name = 'zhangsan'");
        var desk = host.Service<ConversationDesk>();

        async Task<bool> SendAsync(string attempt)
        {
            var actor = new Actor { OperatorId = operatorId, UserName = "zhangsan", DisplayName = "张三", Address = "127.0.0.1", Permissions = new HashSet<Permission> { Permission.ReplyToFollowers }, Submission = new Submission("key", "content", attempt) };
            try
            {
                return !(await desk.SendAsync(actor, null, path.Split('/')[^1], new MessageInput("已转给路灯所"), Cancellation)).IsRefused;
            }
            catch (RepeatedSubmissionException)
            {
                return false;
            }
        }

        var sent = await Task.WhenAll(Task.Run(() => SendAsync("one")), Task.Run(() => SendAsync("two")));

        Assert.Single(sent, static one => one);
        Assert.Single(host.WeChat.Calls, static call => call.StartsWith("send ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_was_refused_may_be_sent_again_and_one_that_deletes_answers_twice()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync("/console/boards/new");
        var key = KeyOf(editor);
        using var poor = await editor.SendAsync("/console/boards/new", ("slug", "Fang Xun"), ("name", "防汛"), (Name, key));
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        using var made = await editor.SendAsync("/console/boards/new", ("slug", "fangxun"), ("name", "防汛"), (Name, key));
        Assert.Equal("/console/boards?done=created", made.Target());

        using var question = await editor.OpenAsync("/console/boards/fangxun/delete");
        (string, string)[] deleting = [("revision", editor.Field("revision")), (Name, KeyOf(editor))];
        using var deleted = await editor.SendAsync("/console/boards/fangxun/delete", deleting);
        using var again = await editor.SendAsync("/console/boards/fangxun/delete", deleting);
        Assert.Equal("/console/boards?done=deleted", again.Target());
        Assert.Equal(1, await CountAsync(host, "select count(*) from audit_log where action = 'board.delete' and refused = ''"));
    }

    [Fact]
    public async Task The_key_of_one_person_says_nothing_about_another_and_is_forgotten_after_some_days()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsAsync(driver, "zhangsan", Role.Editor);
        using var other = await host.EnterAsAsync(driver, "lisi", Role.Editor);
        using var form = await editor.OpenAsync("/console/boards/new");
        using var same = await other.OpenAsync("/console/boards/new");
        var key = KeyOf(editor);
        using var made = await editor.SendAsync("/console/boards/new", ("slug", "fangxun"), ("name", "防汛"), (Name, key));
        using var also = await other.SendAsync("/console/boards/new", ("slug", "kanghan"), ("name", "抗旱"), (Name, key));
        Assert.Equal(made.Target(), also.Target());
        Assert.Equal(2, await CountAsync(host, "select count(*) from form_submissions where next_path = '/console/boards?done=created'"));
        Assert.Equal(0, await CountAsync(host, $"select count(*) from form_submissions where submission_key = '{key}'"));

        host.Database.Clock.Advance(TimeSpan.FromDays(5));
        await host.Services.StepAsync<RetentionCleaner>();
        Assert.Equal(0, await CountAsync(host, "select count(*) from form_submissions"));
    }

    [Fact]
    public async Task A_form_whose_token_is_stale_keeps_its_key()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        using var form = await editor.OpenAsync("/console/boards/new");
        var key = KeyOf(editor);
        using var content = new FormUrlEncodedContent([new("_handler", "form"), new("formToken", "old"), new("slug", "fangxun"), new("name", "防汛"), new(Name, key)]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");

        using var stale = await editor.SendContentAsync("/console/boards/new", content);

        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Equal(key, KeyOf(editor));
    }

    private static async Task<string> WriteAsync(FollowerHost host)
    {
        var sender = host.Product.Sender;
        await sender.SendAsync(sender.Event("subscribe", user: "oAnna"));
        await sender.SendAsync(sender.Text("路灯坏了", "oAnna"));
        return $"/console/inbox/{await host.CodeAsync("oAnna")}";
    }

    // The way out has a form of its own on every page.
    [Fact]
    public async Task A_form_with_two_keys_or_with_one_that_nobody_drew_does_nothing()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var editor = await host.EnterAsync(driver, Role.Editor);
        foreach (var keys in new[] { new[] { SubmissionEndpoints.NewKey(), new string('0', 32) }, ["neun"] })
        {
            using var form = await editor.OpenAsync("/console/boards/new");
            using var sent = await editor.SendAsync(
                "/console/boards/new", [("slug", "xinlanmu"), ("name", "新栏目"), ("order", "10"), .. keys.Select(static key => (Name, key))]);
            Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        }

        Assert.Equal(0, await CountAsync(host, "select count(*) from boards where slug = 'xinlanmu'"));
    }

    private static string KeyOf(ConsoleVisitor visitor) => Regex.Matches(visitor.Html, $"name=\"{Name}\" value=\"([0-9a-f]+)\"")[^1].Groups[1].Value;

    private static Task<long> CountAsync(ProductHost host, string sql) => host.Database.Database.ReadAsync(session => session.ScalarAsync<long>(sql), Cancellation);
}
