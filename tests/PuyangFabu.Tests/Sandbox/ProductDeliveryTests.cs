using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox;

/// <summary>The product under the eyes of its own sandbox: what the platform would object to is found here.</summary>
public sealed class ProductDeliveryTests(SandboxedProduct product) : IClassFixture<SandboxedProduct>
{
    [Theory]
    [InlineData("plain")]
    [InlineData("compatible")]
    [InlineData("safe")]
    public async Task Words_are_answered_in_every_mode_and_nothing_is_objected_to(string mode)
    {
        var openId = await product.FollowerAsync();

        foreach (var text in new[] { "公积金", "微政务", "更多", "没有这种东西zzz" })
        {
            Satisfied(await product.ActAsync(openId, new { type = "text", text, plan = new { mode } }));
        }
    }

    [Fact]
    public async Task Every_kind_of_message_and_event_is_answered_as_the_platform_wants_it()
    {
        var openId = await product.FollowerAsync();

        Satisfied(await product.ActAsync(openId, new { type = "image", mediaId = "sample-1" }));
        Satisfied(await product.ActAsync(openId, new { type = "voice", seconds = 3 }));
        Satisfied(await product.ActAsync(openId, new { type = "video", seconds = 3 }));
        Satisfied(await product.ActAsync(openId, new { type = "location", latitude = 35.76, longitude = 115.03, label = "濮阳" }));
        Satisfied(await product.ActAsync(openId, new { type = "link", title = "题", description = "", url = "https://example.com/" }));
        Satisfied(await product.ActAsync(openId, new { type = "scan", scene = "hall-01" }), "replied", "silent");
        Satisfied(await product.ActAsync(openId, new { type = "miniprogram", pagePath = "pages/index" }), "silent");
        Satisfied(await product.ActAsync(openId, new { type = "unfollow" }), "silent");
    }

    [Fact]
    public async Task Every_button_of_the_live_menu_is_answered()
    {
        var openId = await product.FollowerAsync();
        var buttons = (await product.MenuAsync()).GetProperty("button").EnumerateArray()
            .SelectMany(top => top.TryGetProperty("sub_button", out var subs) ? [.. subs.EnumerateArray()] : new[] { top })
            .ToList();

        Assert.NotEmpty(buttons);
        foreach (var button in buttons)
        {
            if (button.GetProperty("type").GetString() == "click")
            {
                Satisfied(await product.ActAsync(openId, new { type = "click", key = button.GetProperty("key").GetString() }));
            }
            else
            {
                Satisfied(await product.ActAsync(openId, new { type = "view", url = button.GetProperty("url").GetString() }), "silent");
            }
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("safe")]
    public async Task The_same_message_twice_at_once_gets_one_answer(string mode)
    {
        var openId = await product.FollowerAsync();
        var before = await product.RepliesShownAsync();

        var delivery = await product.ActAsync(openId, new { type = "text", text = "公积金", plan = new { mode, twice = true } });

        Satisfied(delivery);
        Assert.Equal(["answered", "answered"], delivery.States());
        Assert.Equal(before + 1, await product.RepliesShownAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_lost_answer_is_given_again(int earlyCloses)
    {
        var openId = await product.FollowerAsync();
        var before = await product.RepliesShownAsync();

        var delivery = await product.ActAsync(
            openId, new { type = "text", text = "停水", plan = new { earlyCloses, closeAfterMs = 30, freshNonce = true } });

        Satisfied(delivery);
        Assert.Equal([.. Enumerable.Repeat("closed", earlyCloses), "answered"], delivery.States());
        Assert.Equal(before + 1, await product.RepliesShownAsync());
    }

    [Fact]
    public async Task A_repeat_gets_the_same_answer_in_any_mode()
    {
        var openId = await product.FollowerAsync();
        var original = await product.ActAsync(openId, new { type = "click", key = "board:puyang-yaowen" });

        foreach (var mode in new[] { "plain", "compatible", "safe" })
        {
            var repeat = await product.RepeatAsync(original, new { mode });
            Satisfied(repeat);
            Assert.Equal(original.GetProperty("reply").GetString(), repeat.GetProperty("reply").GetString());
        }
    }

    private static void Satisfied(JsonElement delivery, params string[] outcomes)
    {
        Assert.Contains(delivery.GetProperty("outcome").GetString(), outcomes is [] ? ["replied"] : outcomes);
        Assert.Empty(delivery.Codes());
    }
}
