using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PuyangFabu.Tests.People.Operators;

/// <summary>Calls of the operators' API in a line.</summary>
public static class ApiCalls
{
    /// <summary>Fails the test when the answer has another status, or an error is no problem with a code and a Chinese title.</summary>
    /// <param name="body">An object that becomes JSON, or a string that is JSON already.</param>
    public static async Task<ApiAnswer> CallAsync(
        this HttpClient client, string method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await TryAsync(client, method, path, body);
        Assert.True(answer.Status == expected, $"{method} {path}: {(int)answer.Status} {answer.Json}");
        return answer;
    }

    /// <inheritdoc cref="CallAsync"/>
    public static async Task<ApiAnswer> TryAsync(this HttpClient client, string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body switch
            {
                null => null,
                string raw => new StringContent(raw, Encoding.UTF8, "application/json"),
                _ => JsonContent.Create(body, body.GetType()),
            },
        };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        if ((int)response.StatusCode >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Matches("^[a-z][A-Za-z]+$", json.GetProperty("code").GetString());
            Assert.Contains(json.GetProperty("title").GetString()!, static character => character >= '一');
        }

        return new ApiAnswer(response.StatusCode, json);
    }
}
