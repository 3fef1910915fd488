using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using ParallelAsync.Processes;

namespace ParallelAsync.Tests.Processes;

public sealed class RemoteMethodTests
{
    private readonly int seven = 7;

    [Fact]
    public void Of_StaticMethod_ResolvesToTheSameMethod()
    {
        Func<int, int> method = PoolMethods.Twice;

        Assert.Equal(method.Method, RemoteMethod.Of(method).Resolve().Method);
    }

    [Fact]
    public void Of_LambdaWithCapturedVariable_RefusesAndNamesTheVariable()
    {
        var factor = seven;

        var error = Assert.Throws<ArgumentException>(() => RemoteMethod.Of((int number) => number * factor));

        Assert.Contains("lambda that uses variables from around it (factor)", error.Message, StringComparison.Ordinal);
        Assert.Contains("public static method", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LambdaWithoutState_RefusesBecauseItHasNoName() =>
        Assert.Contains("got a lambda", Assert.Throws<ArgumentException>(() => RemoteMethod.Of((int number) => number + 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_InstanceMethod_RefusesAndNamesIt() =>
        Assert.Contains("'RemoteMethodTests.TimesSeven' of an object", Assert.Throws<ArgumentException>(() => RemoteMethod.Of<int, int>(TimesSeven)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_MethodThatReturnsATask_Refuses() =>
        Assert.Contains("a task cannot cross", Assert.Throws<ArgumentException>(() => RemoteMethod.Of<int, Task<int>>(Task.FromResult)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_ResultThatCannotCross_RefusesWithTheReason()
    {
        var error = Assert.Throws<ArgumentException>(() => RemoteMethod.Of<int, Func<int>>(PoolMethods.NoMessage));

        Assert.Contains("The method returns 'Func`1', which cannot cross", error.Message, StringComparison.Ordinal);
        Assert.Contains("constructor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_MethodOfANotebookCell_Refuses()
    {
        var method = await Evaluate<Func<int, int>>("int Square(int number) => number * number; (System.Func<int, int>)Square");

        Assert.Contains("'Square' of a notebook cell", Assert.Throws<ArgumentException>(() => RemoteMethod.Of(method)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_StaticMethodOfACellsClass_Refuses()
    {
        var method = await Evaluate<Func<int, int>>("static class Numbers { public static int Square(int number) => number * number; } (System.Func<int, int>)Numbers.Square");

        Assert.Contains("'Square' of a notebook cell", Assert.Throws<ArgumentException>(() => RemoteMethod.Of(method)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_TypeOfANotebookCell_RefusesTheCompiledMethodToo()
    {
        var refusal = await Evaluate<Func<Action<Delegate>, object>>("public record Point(int X); (System.Func<System.Action<System.Delegate>, object>)(_ => new Point(1))");
        var point = refusal(_ => { }).GetType();
        var method = typeof(PoolMethods).GetMethod(nameof(PoolMethods.Reversed))!.MakeGenericMethod(point);
        var callable = method.CreateDelegate(typeof(Func<,>).MakeGenericType(point.MakeArrayType(), point.MakeArrayType()));
        var of = typeof(RemoteMethod).GetMethod(nameof(RemoteMethod.Of))!.MakeGenericMethod(point.MakeArrayType(), point.MakeArrayType());

        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() => of.Invoke(null, [callable])).InnerException!;

        Assert.Contains("'Point', a type of a notebook cell", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TwoMethodsInOneDelegate_Refuses()
    {
        Func<int, int> both = PoolMethods.Twice;
        both += PoolMethods.Twice;

        Assert.Contains("got 2 combined", Assert.Throws<ArgumentException>(() => RemoteMethod.Of(both)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_AssemblyRebuiltInBetween_SaysSo()
    {
        var method = RemoteMethod.Of<int, int>(PoolMethods.Twice) with { ModuleVersionId = Guid.Empty };

        Assert.Contains("another build", Assert.Throws<InvalidOperationException>(() => method.Resolve()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_SameMethodAsAClosedDelegate_IsNotTakenForTheStaticOne()
    {
        var methods = new ParallelAsync.Processes.PoolMethods();
        var known = methods.Find<string, string>(PoolMethods.Shout);

        Assert.Same(known, methods.Find<string, string>(PoolMethods.Shout));
        Assert.Throws<ArgumentException>(() => methods.Find((string text) => text));
    }

    private int TimesSeven(int number) => seven * number;

    private static Task<T> Evaluate<T>(string code) => CSharpScript.EvaluateAsync<T>(code, ScriptOptions.Default, cancellationToken: TestContext.Current.CancellationToken);
}
