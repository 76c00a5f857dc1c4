namespace PuyangFabu;

/// <summary>
/// The framework's assertions, found before it in every test of this solution, but for one that is content with nothing:
/// where a query went wrong and brings no rows, every row is as it should be.
/// </summary>
internal abstract class Assert : Xunit.Assert
{
    /// <summary>Fails, other than the framework's own, when there is nothing to look at; where that is fine, say what must not be there.</summary>
    public static new void All<T>(IEnumerable<T> collection, Action<T> action) => Xunit.Assert.All(Some(collection), action);

    /// <inheritdoc cref="All{T}(IEnumerable{T}, Action{T})"/>
    public static new void All<T>(IEnumerable<T> collection, Action<T, int> action) => Xunit.Assert.All(Some(collection), action);

    private static T[] Some<T>(IEnumerable<T> collection)
    {
        T[] items = [.. collection];
        NotEmpty(items);
        return items;
    }
}
