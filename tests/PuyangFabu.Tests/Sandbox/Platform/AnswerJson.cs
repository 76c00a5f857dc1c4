using System.Text.Json;

namespace PuyangFabu.Tests.Sandbox.Platform;

/// <summary>What tests ask an answer of the platform.</summary>
internal static class AnswerJson
{
    /// <summary>A missing errcode is success.</summary>
    public static int Code(this JsonElement answer) => answer.TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;

    public static string Text(this JsonElement answer, string name) => answer.GetProperty(name).ToString();
}
