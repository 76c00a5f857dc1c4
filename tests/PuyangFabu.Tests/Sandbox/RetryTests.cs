using Microsoft.Extensions.Time.Testing;

namespace PuyangFabu.Tests.Sandbox;

public sealed class RetryTests
{
    private static readonly DateTimeOffset Start = new(2016, 6, 28, 8, 0, 0, TimeSpan.Zero);

    private const string Notice = "notice notice: 该公众号提供的服务出现故障，请稍后再试";

    [Fact]
    public async Task After_five_seconds_without_an_answer_the_same_bytes_come_again()
    {
        var time = new FakeTimeProvider(Start);
        await using var host = await SandboxHost.StartAsync(time);
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "慢" });

        var first = await host.ReceivedAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        var second = await host.ReceivedAsync();
        second.AnswerText("第二次的应答");
        first.AnswerText("迟到的应答");
        var delivery = await delivering;

        await first.ClosedAsync();
        Assert.Equal(first.PathAndQuery, second.PathAndQuery);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(["closed", "answered"], delivery.States());
        Assert.Equal(["me text: 慢", "account text: 第二次的应答"], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task Three_tries_without_an_answer_end_in_the_notice()
    {
        var time = new FakeTimeProvider(Start);
        await using var host = await SandboxHost.StartAsync(time);
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "无人" });

        var tries = new List<ReceivedCallback>();
        for (var i = 0; i < 3; i++)
        {
            tries.Add(await host.ReceivedAsync());
            time.Advance(TimeSpan.FromSeconds(5));
        }

        var delivery = await delivering;
        tries.ForEach(one => one.Answer("success"));

        Assert.Single(tries.Select(one => one.MsgId()).Distinct());
        Assert.Equal("unanswered", delivery.GetProperty("outcome").GetString());
        Assert.Equal(["closed", "closed", "closed"], delivery.States());
        Assert.Equal(["me text: 无人", Notice], await host.ChatAsync(openId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_early_close_loses_the_answer_and_the_next_try_wins(int earlyCloses)
    {
        var time = new FakeTimeProvider(Start);
        await using var host = await SandboxHost.StartAsync(time);
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "迟", plan = new { earlyCloses, closeAfterMs = 80 } });

        for (var number = 1; number <= earlyCloses + 1; number++)
        {
            (await host.ReceivedAsync()).AnswerText($"第{number}次");
            time.Advance(TimeSpan.FromMilliseconds(80));
        }

        var delivery = await delivering;

        Assert.Equal([.. Enumerable.Repeat("closed", earlyCloses), "answered"], delivery.States());
        Assert.Equal(["me text: 迟", $"account text: 第{earlyCloses + 1}次"], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task A_retry_reaches_the_account_while_it_still_works_on_the_first_try()
    {
        var time = new FakeTimeProvider(Start);
        await using var host = await SandboxHost.StartAsync(time);
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "慢", plan = new { earlyCloses = 1, closeAfterMs = 80 } });

        var first = await host.ReceivedAsync();
        time.Advance(TimeSpan.FromMilliseconds(80));
        await first.ClosedAsync();
        (await host.ReceivedAsync()).AnswerText("一起好了");
        first.AnswerText("一起好了");
        await delivering;

        Assert.Equal(["me text: 慢", "account text: 一起好了"], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task A_retry_may_carry_a_new_nonce_but_never_a_new_message()
    {
        var time = new FakeTimeProvider(Start);
        await using var host = await SandboxHost.StartAsync(time);
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(
            openId, new { type = "text", text = "新", plan = new { mode = "safe", freshNonce = true } });

        var first = await host.ReceivedAsync();
        time.Advance(TimeSpan.FromSeconds(5));
        var second = await host.ReceivedAsync();
        second.Answer("success");
        await delivering;

        Assert.NotEqual(first.Query("nonce"), second.Query("nonce"));
        Assert.NotEqual(first.Query("msg_signature"), second.Query("msg_signature"));
        Assert.NotEqual(first.Body, second.Body);
        Assert.Equal(first.MsgId(), second.MsgId());
    }

    [Fact]
    public async Task A_server_error_is_tried_again()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "库满" });

        (await host.ReceivedAsync()).Answer("", 500);
        (await host.ReceivedAsync()).AnswerText("好了");
        var delivery = await delivering;

        Assert.Equal(["answered", "answered"], delivery.States());
        Assert.Equal(["me text: 库满", "account text: 好了"], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task The_same_message_twice_at_once_shows_the_first_answer_only()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "两次", plan = new { twice = true } });

        // Both are under way before either is answered.
        var one = await host.ReceivedAsync();
        var other = await host.ReceivedAsync();
        one.AnswerText("先到");
        other.AnswerText("后到");
        var delivery = await delivering;

        Assert.Equal(one.MsgId(), other.MsgId());
        Assert.Single(delivery.GetProperty("attempts").EnumerateArray(), a => a.GetProperty("won").GetBoolean());
        Assert.Equal(["twice_differs"], delivery.Codes());
        Assert.Equal(2, (await host.ChatAsync(openId)).Length);
    }

    [Fact]
    public async Task A_repeat_has_the_same_message_and_its_answer_is_held_against_the_first()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        host.AnswerWith(callback => callback.Text("一样"));
        var original = await host.DeliveredAsync(openId, new { type = "text", text = "再来" });
        var id = original.GetProperty("id").GetInt64();

        var same = await host.RepeatAsync(id, new { mode = "plain" });
        host.AnswerWith(callback => callback.Text("两样"));
        var different = await host.RepeatAsync(id, new { mode = "plain" });

        var received = new[] { await host.ReceivedAsync(), await host.ReceivedAsync(), await host.ReceivedAsync() };
        Assert.Single(received.Select(one => one.Message.ToString()).Distinct());
        Assert.Empty(same.Codes());
        Assert.Equal(["repeat_differs"], different.Codes());
        Assert.Equal(id, different.GetProperty("repeatOf").GetInt64());
        Assert.Equal(["me text: 再来", "account text: 一样"], await host.ChatAsync(openId));
    }

    [Fact]
    public async Task A_repeat_of_an_unanswered_message_brings_its_answer_to_the_chat()
    {
        await using var host = await SandboxHost.StartAsync();
        var openId = await host.FollowerAsync();
        var delivering = host.DeliveredAsync(openId, new { type = "text", text = "丢" });
        for (var i = 0; i < 3; i++)
        {
            (await host.ReceivedAsync()).Answer("", 503);
        }

        var lost = await delivering;
        host.AnswerWith(callback => callback.Text("终于"));
        await host.RepeatAsync(lost.GetProperty("id").GetInt64(), new { });

        Assert.Equal(["me text: 丢", Notice, "account text: 终于"], await host.ChatAsync(openId));
    }
}
