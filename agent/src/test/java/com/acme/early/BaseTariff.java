package com.acme.early;

/** Has nothing to weave. */
abstract class BaseTariff {

    abstract String rate(String zone);
}
