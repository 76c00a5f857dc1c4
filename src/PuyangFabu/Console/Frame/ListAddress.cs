using Microsoft.AspNetCore.Http.Extensions;

namespace PuyangFabu.Console.Frame;

/// <summary>Addresses of a list with its filters.</summary>
public static class ListAddress
{
    /// <param name="path">Of the list.</param>
    /// <param name="fields">Empty ones are left out.</param>
    public static string Of(string path, params (string Name, string? Value)[] fields)
    {
        var query = new QueryBuilder(fields.Where(static field => !string.IsNullOrEmpty(field.Value)).Select(static field => KeyValuePair.Create(field.Name, field.Value!)));
        return path + query.ToQueryString();
    }
}
