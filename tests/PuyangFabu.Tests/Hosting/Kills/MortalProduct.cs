using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Publishing.Broadcasts.Kills;

namespace PuyangFabu.Tests.Hosting.Kills;

/// <summary>Lives of the built product on one database, one after the other, with two people who work at it.</summary>
internal sealed class MortalProduct : IDisposable
{
    private readonly ScratchFolder data = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly LonePlatform platform;
    private readonly int port = FreePort();
    private Uri address = new("http://127.0.0.1:9/");
    private RunningProduct? running;

    private MortalProduct(LonePlatform platform) => this.platform = platform;

    /// <summary>More lives for a long run by hand: <c>PUYANGFABU_KILLS=40</c>.</summary>
    public static int Lives => int.TryParse(Environment.GetEnvironmentVariable("PUYANGFABU_KILLS"), CultureInfo.InvariantCulture, out var lives) ? lives : 2;

    /// <summary>Token of one who writes.</summary>
    public string Writer { get; private set; } = "";

    /// <summary>Token of one who approves and publishes.</summary>
    public string Chief { get; private set; } = "";

    /// <summary>How often the product was killed.</summary>
    public int Kills { get; private set; }

    private string ConnectionString => $"Data Source={data.File("puyangfabu.db")}";

    /// <param name="articles">One a line, as the import takes them.</param>
    public static async Task<MortalProduct> PrepareAsync(LonePlatform platform, params IEnumerable<string> articles)
    {
        var product = new MortalProduct(platform);
        await ProductCommand.RunAsync(product.data, ["migrate", .. product.Settings]);
        var import = await ProductCommand.RunAsync(product.data, ["import", product.data.Write("articles.jsonl", string.Join('\n', articles)), .. product.Settings]);
        Assert.True(import.Code == 0, import.Error);
        await product.LiveAsync(async () =>
        {
            using var operators = new OperatorDriver(product.address, OperatorDriver.PasswordIn(product.data.Path));
            product.Writer = (await operators.AppointAsync("writer", "editor")).DefaultRequestHeaders.Authorization!.Parameter!;
            product.Chief = (await operators.AppointAsync("chief", "chief")).DefaultRequestHeaders.Authorization!.Parameter!;
        });
        return product;
    }

    /// <summary>A life in peace, which ends after the work: the same code on the same data, without a process of its own.</summary>
    public async Task LiveAsync(Func<Task> work)
    {
        await using var served = await ServedProduct.StartAsync(data, Settings);
        platform.Product = address = served.Address;
        await work();
    }

    /// <summary>One life: ends where the plan says. Calls that it does not answer any more are no failure.</summary>
    public async Task LiveAsync(KillPoint end, Func<Task> work)
    {
        try
        {
            running = await RunningProduct.StartAsync(data, end.Environment, Settings);
        }
        catch (InvalidOperationException)
        {
            // What was due killed it before it had told its address.
            Kills++;
            return;
        }

        platform.Product = address = running.Address;
        platform.Faults.OnCall = async moment =>
        {
            if (end.IsAt(moment))
            {
                running.Kill();
                await running.Ended;
            }
        };
        try
        {
            await work();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            Assert.True(await EndsAsync(TimeSpan.FromSeconds(10)), $"{end}: {gone}");
        }
        finally
        {
            Kills++;
            platform.Faults.OnCall = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Ends the life that is going on, now.</summary>
    public void Kill() => running!.Kill();

    /// <returns>False when it still lives after that time.</returns>
    public async Task<bool> EndsAsync(TimeSpan time)
    {
        var ended = running!.Ended;
        return await Task.WhenAny(ended, Task.Delay(time, TestContext.Current.CancellationToken)) == ended;
    }

    /// <summary>Changes the database beside the product: in place of waiting minutes.</summary>
    public async Task ByHandAsync(string sql)
    {
        using var database = new Database(new StorageOptions { ConnectionString = ConnectionString });
        await database.WriteAsync(session => session.ExecuteAsync(sql), TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a number beside the product.</summary>
    public async Task<long> CountAsync(string sql)
    {
        using var database = new Database(new StorageOptions { ConnectionString = ConnectionString });
        return await database.ReadAsync(session => session.ScalarAsync<long>(sql), TestContext.Current.CancellationToken);
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, Writer, path, null);

    public Task<JsonElement> PostAsync(string token, string path, object? body = null) => SendAsync(HttpMethod.Post, token, path, body);

    public async Task<JsonElement> SendAsync(HttpMethod method, string token, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{request.RequestUri} {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public void Dispose()
    {
        http.Dispose();
        data.Dispose();
    }

    // The same in each life, as the address under which followers know a product is.
    private string[] Settings => [.. platform.ProductSettings, "--Urls", $"http://127.0.0.1:{port}", "--Storage:ConnectionString", ConnectionString];

    // Below those that the system hands out: between two lives nobody else may come to have it.
    private static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
