using System.Net.Http.Json;
using System.Text.Json;
using PuyangFabu.Conversation.Cases.Delivering;
using PuyangFabu.Tests.Hosting.Kills;
using PuyangFabu.Tests.Publishing.Broadcasts.Kills;

namespace PuyangFabu.Tests.Conversation.Cases.Delivering;

/// <summary>The built product is killed at each step of an answer's way to its follower, who then has it once, or the row says that nobody knows.</summary>
public sealed class CaseDeliveryKillTests
{
    /// <summary>By a message, and by a notice where no message may be sent, which uses up what the follower agreed to.</summary>
    [Theory]
    [InlineData("message/custom/send")]
    [InlineData("message/subscribe/bizsend")]
    public async Task Killed_anywhere_while_an_answer_goes_out_it_arrives_once_or_is_said_to_be_unknown(string call)
    {
        var byNotice = call.EndsWith("bizsend", StringComparison.Ordinal);
        var points = KillPoint.All(CaseDeliverySteps.SourceName, CaseDeliverySteps.All, call, new Random());
        await using var platform = await LonePlatform.StartAsync();
        var template = byNotice ? await platform.AddNoticeFormAsync() : "";
        using var product = await MortalProduct.PrepareAsync(platform, """{"board":"puyang-yaowen","title":"汛期提示","body":"请远离河道。","source":"濮阳日报"}""");
        using var phone = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };
        using var added = await phone.PostAsJsonAsync($"sandbox/api/accounts/{LonePlatform.Account}/followers", new { });
        var citizen = (await added.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("openId").GetString();
        for (var life = 0; life < MortalProduct.Lives; life++)
        {
            var (point, id, number) = (points[life % points.Length], 0L, "");
            await product.LiveAsync(async () =>
            {
                foreach (var action in new object[] { new { type = "follow" }, new { type = "text", text = "你好" } }.Skip(life == 0 ? 0 : 1))
                {
                    using var acted = await phone.PostAsJsonAsync($"sandbox/api/accounts/{LonePlatform.Account}/followers/{citizen}/actions", action);
                    Assert.True(acted.IsSuccessStatusCode, await acted.Content.ReadAsStringAsync());
                }

                var follower = (await product.GetAsync("api/followers")).GetProperty("items")[0].GetProperty("id").GetString();
                var made = await product.PostAsync(product.Writer, "api/cases", new { type = "咨询", title = "问", text = "几点上班", anonymous = false, publishable = false, followerId = follower });
                (id, number) = (made.GetProperty("id").GetInt64(), made.GetProperty("number").GetString()!);
                await product.PostAsync(product.Writer, $"api/cases/{id}/accept");
                await product.PostAsync(product.Writer, $"api/cases/{id}/answer", new { text = "九点" });
                if (byNotice)
                {
                    using var agreed = await phone.PostAsJsonAsync($"sandbox/api/platform/{LonePlatform.Account}/consents", new { openId = citizen, templateId = template });
                    Assert.True(agreed.IsSuccessStatusCode, await agreed.Content.ReadAsStringAsync());
                }
            });
            if (byNotice)
            {
                Assert.Equal(1, await product.CountAsync("select sum(allowed) from notice_consents"));
                // No message may be sent any more, and what became of an earlier notice is known by now.
                await product.ByHandAsync("update inbox set received_ms = received_ms - 604800000");
                await product.ByHandAsync("update cases set notice_ms = 0");
            }

            await product.LiveAsync(point, async () =>
            {
                await product.PostAsync(product.Chief, $"api/cases/{id}/approve");
                Assert.Fail($"{point} was not reached.");
            });
            await product.ByHandAsync("update cases set updated_ms = 0 where delivery = 'sending'");
            await product.LiveAsync(async () =>
            {
                var delivery = await EndAsync(product, id);
                var arrived = (await phone.GetStringAsync(new Uri($"sandbox/api/accounts/{LonePlatform.Account}", UriKind.Relative))).Split(byNotice ? $"诉求编号:{number}" : $"您的诉求 {number} 已有答复").Length - 1;
                Assert.True(delivery switch { "sent" => arrived == 1, "unknown" => arrived <= 1, _ => false }, $"{point}: {delivery}, {arrived} arrived");
            });
            Assert.Equal(0, await product.CountAsync("select coalesce(sum(allowed), 0) from notice_consents"));
        }
    }

    private static async Task<string?> EndAsync(MortalProduct product, long id)
    {
        for (var until = TimeProvider.System.GetUtcNow().AddSeconds(20); ; await Task.Delay(100, TestContext.Current.CancellationToken))
        {
            var delivery = (await product.GetAsync($"api/cases/{id}")).GetProperty("delivery").GetString();
            if (delivery is not ("waiting" or "sending") || TimeProvider.System.GetUtcNow() > until)
            {
                return delivery;
            }
        }
    }
}
