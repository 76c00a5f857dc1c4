using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Sandbox.Platform.Faults;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Publishing.Broadcasts.Kills;

/// <summary>
/// Lives of the built product on one database, each ended by SIGKILL while a broadcast is on its way; then one more, in
/// which everything may come to its end.
/// </summary>
internal sealed class KillTrial(LonePlatform platform, ScratchFolder data, StorageOptions storage, int processes) : IDisposable
{
    /// <summary>Broadcasts that are sent in one life, if it lasts.</summary>
    private const int ALife = 2;

    /// <summary>So that one sent in another's place would show.</summary>
    private const int Articles = 3;

    private static readonly TimeSpan LifeTime = TimeSpan.FromSeconds(6);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly List<long> approved = [];
    private readonly Queue<long> unsent = new();
    private IReadOnlyList<string> openIds = [];
    private string author = "";
    private string approver = "";
    private string[] reviewers = [];
    private Uri product = new("http://127.0.0.1:9/");

    private string[] Settings => [.. platform.ProductSettings, $"--Storage:Provider={storage.Provider}", $"--Storage:ConnectionString={storage.ConnectionString}"];

    /// <summary>How often the product was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Imports an article, appoints people, and has them write and approve so many broadcasts that wait to be sent.</summary>
    /// <param name="unpublished">Each carries an article of its own that passed the review and is not public yet.</param>
    public async Task PrepareAsync(int broadcasts, bool unpublished = false)
    {
        await ProductCommand.RunAsync(data, ["migrate", .. Settings]);
        var articles = data.Write(
            "articles.jsonl",
            string.Join('\n', Enumerable.Range(1, Articles).Select(static number => $$"""{"board":"puyang-yaowen","title":"汛期提示第 {{number}} 号","body":"请远离河道。","source":"濮阳日报"}""")));
        var import = await ProductCommand.RunAsync(data, ["import", articles, .. Settings]);
        Assert.True(import.Code == 0, import.Error);
        openIds = await platform.FollowersAsync(2);
        await using var first = await ServeAsync();
        using var operators = new OperatorDriver(first.Address, OperatorDriver.PasswordIn(data.Path));
        author = (await operators.AppointAsync("writer", "editor")).DefaultRequestHeaders.Authorization!.Parameter!;
        approver = (await operators.AppointAsync("publisher", "publisher")).DefaultRequestHeaders.Authorization!.Parameter!;
        if (unpublished)
        {
            reviewers = [await TokenAsync(operators, "editor"), await TokenAsync(operators, "reviewer"), await TokenAsync(operators, "chief")];
        }

        for (var written = 0; written < broadcasts; written++)
        {
            var article = unpublished ? await PassedAsync(written) : (written % Articles) + 1;
            var id = (await PostAsync(author, "api/broadcasts", new { articleIds = new[] { article }, audience = new { openIds }, sendWhenApproved = false })).GetProperty("id").GetInt64();
            await PostAsync(author, $"api/broadcasts/{id}/submit");
            await PostAsync(approver, $"api/broadcasts/{id}/approve");
            approved.Add(id);
            unsent.Enqueue(id);
        }
    }

    /// <summary>One life: a few broadcasts are to be sent, and the product ends as the plan says, at the latest after a few seconds.</summary>
    public async Task LiveAsync(KillPlan plan)
    {
        if (plan.Fault is { } fault)
        {
            platform.Faults.Add(LonePlatform.Account, new PlatformFault { Kind = fault, Path = "message/mass/send", Milliseconds = 2500 });
        }

        var lives = new List<RunningProduct>();
        try
        {
            for (var process = 0; process < processes; process++)
            {
                lives.Add(await StartAsync(plan));
            }
        }
        catch (InvalidOperationException) when (plan.Step is not null)
        {
            // What was due killed it before it had told its address.
        }

        try
        {
            platform.Faults.OnCall = plan.Step == KillPlan.AtPlatform
                ? moment => AtPlatformAsync(moment, plan, lives)
                : null;
            if (lives.Count > 0)
            {
                await SendSomeAsync(lives[0].Address, ALife);
            }

            if (plan.Step is null)
            {
                await Task.WhenAny(Task.Delay(plan.AfterMs, TestContext.Current.CancellationToken), Task.WhenAll(lives.Select(static life => life.Ended)));
            }
            else
            {
                await Task.WhenAny(Task.Delay(LifeTime, TestContext.Current.CancellationToken), Task.WhenAny(lives.Select(static life => life.Ended)));
            }
        }
        finally
        {
            platform.Faults.OnCall = null;
            foreach (var life in lives)
            {
                Kills++;
                life.Kill();
                await life.DisposeAsync();
            }

            platform.Faults.Clear(LonePlatform.Account);
        }
    }

    /// <summary>The last life, without a fault: runs until nothing is left that the product does by itself.</summary>
    /// <returns>Every approved broadcast as the product tells it at the end.</returns>
    public async Task<IReadOnlyList<JsonElement>> SettleAsync()
    {
        await using var last = await ServeAsync();
        await SendSomeAsync(last.Address, unsent.Count);
        for (var until = TimeProvider.System.GetUtcNow().AddMinutes(2); ;)
        {
            var all = new List<JsonElement>();
            foreach (var id in approved)
            {
                all.Add(await GetAsync($"api/broadcasts/{id}"));
            }

            if (all.All(IsAtRest) || TimeProvider.System.GetUtcNow() > until)
            {
                return all;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<string> TokenAsync(OperatorDriver operators, string role) =>
        (await operators.AppointAsync($"second {role}".Replace(' ', '-'), role)).DefaultRequestHeaders.Authorization!.Parameter!;

    private async Task<long> PassedAsync(int number)
    {
        var id = (await PostAsync(author, "api/articles", new { board = "puyang-yaowen", title = $"待发布 {number}", body = "请远离河道。", source = "濮阳日报" })).GetProperty("id").GetInt64();
        await PostAsync(author, $"api/articles/{id}/submit");
        foreach (var reviewer in reviewers)
        {
            await PostAsync(reviewer, $"api/articles/{id}/approve");
        }

        return id;
    }

    private static bool IsAtRest(JsonElement broadcast) => broadcast.GetProperty("status").GetString() switch
    {
        "scheduled" or "sending" or "submitted" => false,
        // While WeChat is asked once more there is no next step either.
        "unknown" => broadcast.GetProperty("parts").EnumerateArray().All(static part => part.GetProperty("status").GetString() != "sending" && !part.TryGetProperty("nextStepAt", out _)),
        _ => true,
    };

    private async Task AtPlatformAsync(PlatformMoment moment, KillPlan plan, List<RunningProduct> lives)
    {
        if (moment.Path.EndsWith("mass/send", StringComparison.Ordinal) && moment.Before == (plan.Moment == "before"))
        {
            lives.ForEach(static life => life.Kill());
            await Task.WhenAll(lives.Select(static life => life.Ended));
        }
    }

    private async Task<RunningProduct> StartAsync(KillPlan plan)
    {
        var running = await RunningProduct.StartAsync(data, plan.Environment, Settings);
        platform.Product = product = running.Address;
        return running;
    }

    // A life in peace needs no process of its own.
    private async Task<ServedProduct> ServeAsync()
    {
        var served = await ServedProduct.StartAsync(data, Settings);
        platform.Product = product = served.Address;
        return served;
    }

    // The product may end before it has answered: whether it is to be sent is seen when it is asked for again.
    private async Task SendSomeAsync(Uri address, int count)
    {
        product = address;
        for (var left = Math.Min(count, unsent.Count); left > 0; left--)
        {
            var id = unsent.Dequeue();
            try
            {
                if ((await GetAsync($"api/broadcasts/{id}")).GetProperty("status").GetString() == "approved")
                {
                    await PostAsync(approver, $"api/broadcasts/{id}/send");
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                unsent.Enqueue(id);
                return;
            }
        }
    }

    private async Task<JsonElement> PostAsync(string token, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(product, path)) { Content = body is null ? null : JsonContent.Create(body) };
        return await SendAsync(request, token);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(product, path));
        return await SendAsync(request, author);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{request.RequestUri} {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
