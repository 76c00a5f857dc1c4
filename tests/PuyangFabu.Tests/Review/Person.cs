using System.Net.Http.Json;
using System.Text.Json;

namespace PuyangFabu.Tests.Review;

/// <summary>A signed-in operator at work on articles, over the API.</summary>
public sealed class Person(HttpClient client)
{
    private int written;

    public HttpClient Client => client;

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body);

    public Task<ApiAnswer> PutAsync(string path, object? body) => SendAsync(HttpMethod.Put, path, body);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<ApiAnswer> ReadAsync(long id) => GetAsync($"/api/articles/{id}");

    /// <summary>A new article in 濮阳要闻; fails the test when it is refused.</summary>
    public async Task<ApiAnswer> WriteAsync(string? title = null, object? fields = null) =>
        (await PostAsync("/api/articles", fields ?? new { board = "puyang-yaowen", title = title ?? $"稿件 {Interlocked.Increment(ref written)}", body = "正文。", source = "濮阳日报" })).Ok();

    /// <summary>Changes fields of an article as it is now.</summary>
    public async Task<ApiAnswer> ChangeAsync(long id, Dictionary<string, object?> fields)
    {
        fields["revision"] = (await ReadAsync(id)).Revision;
        return await PutAsync($"/api/articles/{id}", fields);
    }

    public Task<ApiAnswer> SubmitAsync(long id, object? body = null) => PostAsync($"/api/articles/{id}/submit", body);

    public Task<ApiAnswer> ApproveAsync(long id, object? body = null) => PostAsync($"/api/articles/{id}/approve", body);

    public Task<ApiAnswer> RejectAsync(long id, string? comment = "请核实") => PostAsync($"/api/articles/{id}/reject", new { comment });

    public Task<ApiAnswer> PublishAsync(long id, object? body = null) => PostAsync($"/api/articles/{id}/publish", body);

    public Task<ApiAnswer> WithdrawAsync(long id, object? body = null) => PostAsync($"/api/articles/{id}/withdraw", body ?? new { comment = "事实有误" });

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
