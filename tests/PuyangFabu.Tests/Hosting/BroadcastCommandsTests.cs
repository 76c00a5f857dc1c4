using System.Net.Http.Json;
using System.Text.Json;
using PuyangFabu.Tests.Content.Uploads;
using PuyangFabu.Tests.People.Operators;
using SkiaSharp;

namespace PuyangFabu.Tests.Hosting;

/// <summary>Mass messages from the command line: two persons, each with a token, against a running product with its sandbox.</summary>
public sealed class BroadcastCommandsTests : IDisposable
{
    private readonly ScratchFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task One_person_writes_another_approves_and_the_progress_is_shown_to_its_end()
    {
        await using var product = await ServedProduct.StartAsync(data);
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var author = await TokenAsync(await operators.AppointAsync("writer", "editor"));
        var approver = await TokenAsync(await operators.AppointAsync("publisher", "publisher"));

        var created = await RunAsync(product, author, "create", "--articles", "1", "2", "--all", "--json");
        Assert.True(created.Code == 0, created.Error);
        var id = JsonSerializer.Deserialize<JsonElement>(created.Output).GetProperty("id").ToString();
        Assert.Equal(0, (await RunAsync(product, author, "submit", id)).Code);
        var own = await RunAsync(product, author, "approve", id);
        Assert.Equal((1, ""), (own.Code, own.Output));
        Assert.Matches("[\u4e00-\u9fff]", own.Error);

        var asked = await RunAsync(product, approver, "approve", id);
        Assert.Equal((1, ""), (asked.Code, asked.Output));
        Assert.All(["—— 第 1 篇，共 2 篇（大图） ——", "—— 第 2 篇完 ——", "发给全部粉丝", "什么都没有改变"], text => Assert.Contains(text, asked.Error, StringComparison.Ordinal));
        var word = WordIn(asked.Error);
        Assert.Equal(1, (await RunAsync(product, approver, "approve", id, "--people", "3")).Code);
        var approved = await ProductCommand.RunAsync(data, approver, ["broadcast", "approve", id, "--watch", "--server", product.Address.ToString()], $"{word}\n");
        Assert.True(approved.Code == 0, approved.Error);
        Assert.Contains("已送达", approved.Output, StringComparison.Ordinal);
        Assert.Contains("今天还能群发 0 次", approved.Output, StringComparison.Ordinal);
        Assert.Contains("已送达", approved.Error, StringComparison.Ordinal);

        var cancelled = await RunAsync(product, approver, "cancel", id);
        Assert.Equal(1, cancelled.Code);
        Assert.Contains("不能取消", cancelled.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_after_the_approval_is_rejected_sent_listed_and_recalled_once_its_number_is_typed()
    {
        await using var product = await ServedProduct.StartAsync(data);
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var author = await TokenAsync(await operators.AppointAsync("writer", "editor"));
        var approver = await TokenAsync(await operators.AppointAsync("publisher", "publisher"));
        Assert.Equal(0, (await RunAsync(product, author, "create", "--account", "puyang", "--articles", "1", "--all", "--hold")).Code);

        Assert.Equal(0, (await RunAsync(product, author, "submit", "1")).Code);
        Assert.Equal(2, (await RunAsync(product, approver, "reject", "1")).Code);
        Assert.Contains("已退回：标题不妥", (await RunAsync(product, approver, "reject", "1", "--comment", "标题不妥")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(product, author, "submit", "1")).Code);
        var nobody = await RunAsync(product, approver, "preview", "1", "--openid", "oNobody000000000000000000001");
        Assert.Equal(1, nobody.Code);
        Assert.Contains("openid 不属于本账号", nobody.Error, StringComparison.Ordinal);
        Assert.Contains("待发送", (await RunAsync(product, approver, "approve", "1")).Output, StringComparison.Ordinal);
        Assert.Contains("已送达", (await RunAsync(product, approver, "send", "1", "--watch", "--people", WordIn((await RunAsync(product, approver, "send", "1")).Error))).Output, StringComparison.Ordinal);
        Assert.StartsWith("1\t已送达\t", (await RunAsync(product, author, "list", "--status", "succeeded")).Output, StringComparison.Ordinal);

        var untyped = await RunAsync(product, approver, "recall", "1");
        Assert.Equal((1, ""), (untyped.Code, untyped.Output));
        Assert.Contains("卡片仍留在", untyped.Error, StringComparison.Ordinal);
        Assert.Contains("已送达", (await RunAsync(product, author, "status", "1")).Output, StringComparison.Ordinal);
        var typed = await ProductCommand.RunAsync(data, approver, ["broadcast", "recall", "1", "--server", product.Address.ToString()], "1\n");
        Assert.True(typed.Code == 0, typed.Error);
        Assert.Contains("已撤回", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_is_uploaded_and_becomes_a_broadcast_of_its_own()
    {
        await using var product = await ServedProduct.StartAsync(data);
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var person = await operators.AppointAsync("writer", "editor");
        var picture = Path.Combine(data.Path, "海报.png");
        await File.WriteAllBytesAsync(picture, SamplePictures.Encoded(SKEncodedImageFormat.Png));

        var created = await RunAsync(product, await TokenAsync(person, "broadcast", "write"), "create", "--image", picture, "--all", "--hold");
        Assert.True(created.Code == 0, created.Error);
        Assert.Matches("  图片  /uploads/[0-9a-f]+[.]png", created.Output);
        var narrow = await RunAsync(product, await TokenAsync(person), "create", "--image", picture, "--all");
        Assert.Equal((1, ""), (narrow.Code, narrow.Output));
        var missing = await RunAsync(product, await TokenAsync(person), "create", "--image", picture + ".no", "--all");
        Assert.Equal(2, missing.Code);
        Assert.Contains("找不到文件", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_publication_goes_its_way_to_its_address()
    {
        await using var product = await ServedProduct.StartAsync(data);
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var author = await TokenAsync(await operators.AppointAsync("writer", "editor"));
        var approver = await TokenAsync(await operators.AppointAsync("publisher", "publisher"));
        Task<ProcessResult> PublicationAsync(string token, params string[] arguments) =>
            ProductCommand.RunAsync(data, token, ["publication", .. arguments, "--server", product.Address.ToString()]);

        Assert.Equal(0, (await PublicationAsync(author, "create", "--articles", "1", "2")).Code);
        Assert.Equal(0, (await PublicationAsync(author, "submit", "1")).Code);
        Assert.Equal(1, (await PublicationAsync(author, "approve", "1")).Code);
        Assert.Equal(0, (await PublicationAsync(approver, "approve", "1")).Code);
        var published = await PublicationAsync(approver, "publish", "1", "--watch");
        Assert.True(published.Code == 0, published.Error);
        Assert.Equal(2, published.Output.Split("\thttp").Length - 1);
        Assert.Equal(1, (await PublicationAsync(author, "cancel", "1")).Code);
        Assert.StartsWith("1\t已发布\t", (await PublicationAsync(author, "list")).Output, StringComparison.Ordinal);
        Assert.Contains("已发布", (await PublicationAsync(author, "status", "1")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_a_server_or_an_audience_it_says_what_to_do()
    {
        var tokenless = await ProductCommand.RunAsync(data, token: "", ["broadcast", "status", "1"]);
        Assert.Equal(2, tokenless.Code);
        Assert.Contains("PUYANGFABU_TOKEN", tokenless.Error, StringComparison.Ordinal);

        var alone = await ProductCommand.RunAsync(data, "x", ["broadcast", "status", "1", "--server", "http://127.0.0.1:9"]);
        Assert.Equal(1, alone.Code);
        Assert.Contains("那里没有程序在应答", alone.Error, StringComparison.Ordinal);
        Assert.Contains("--server", alone.Error, StringComparison.Ordinal);

        await using var product = await ServedProduct.StartAsync(data);
        using var operators = new OperatorDriver(product.Address, OperatorDriver.PasswordIn(data.Path));
        var author = await TokenAsync(await operators.AppointAsync("writer", "editor"));
        var bad = await RunAsync(product, author, "create", "--articles", "1");
        Assert.Equal(2, bad.Code);
        Assert.Contains("audience", bad.Error, StringComparison.Ordinal);
    }

    /// <summary>What the command asks to be typed.</summary>
    private static string WordIn(string error) => error.Split("请输入")[1].Split('“')[1].Split('”')[0];

    private static async Task<string> TokenAsync(HttpClient person, params string[] scopes)
    {
        using var made = await person.PostAsJsonAsync("/api/tokens", new { name = "命令行", scopes = scopes.Length > 0 ? scopes : ["broadcast"], expiresAt = TimeProvider.System.GetUtcNow().AddDays(1) });
        var answer = await OperatorDriver.ReadAsync(made);
        Assert.True(made.IsSuccessStatusCode, answer.ToString());
        return answer.GetProperty("token").GetString()!;
    }

    private Task<ProcessResult> RunAsync(ServedProduct product, string token, params string[] arguments) =>
        ProductCommand.RunAsync(data, token, ["broadcast", .. arguments, "--server", product.Address.ToString()]);
}
